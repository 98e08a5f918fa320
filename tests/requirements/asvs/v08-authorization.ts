import type { Chapter } from './trace'

export const authorization: Chapter = {
  name: 'Authorization',
  traces: {
    'V8.1.1': {
      topic: 'who may do what is written down',
      open: 'the API document says it call by call; no guide has the roles and what belongs to whom',
    },
    'V8.1.2': { topic: 'fields of each call are written down', shownBy: ['tests/unit/http/openapi.test.ts'] },
    'V8.2.1': { topic: 'functions ask for their role', shownBy: ['R49'] },
    'V8.2.2': { topic: 'objects ask for their owner', shownBy: ['R57'] },
    'V8.2.3': { topic: 'fields ask for their reader', shownBy: ['R56', 'R58'] },
    'V8.3.1': { topic: 'decisions are made on the server', shownBy: ['R50', 'R55'] },
    'V8.4.1': { topic: 'partners cannot reach each other', shownBy: ['R57'] },
  },
}
