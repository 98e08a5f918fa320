import type { Chapter } from './trace'

export const validation: Chapter = {
  name: 'Validation and business logic',
  traces: {
    'V2.1.1': { topic: 'rules for input are written down', shownBy: ['tests/unit/http/openapi.test.ts'] },
    'V2.1.2': { topic: 'what must fit together is written down', shownBy: ['ARCHITECTURE.md#the-upload'] },
    'V2.1.3': { topic: 'limits of use are written down', shownBy: ['R88'] },
    'V2.2.1': { topic: 'input is compared with its shape', shownBy: ['R58', 'R70'] },
    'V2.2.2': { topic: 'the server checks, whatever browsers did', shownBy: ['R55', 'R70'] },
    'V2.2.3': {
      topic: 'fields that contradict each other are refused',
      shownBy: ['tests/api/post-auth-register.test.ts', 'tests/integration/videos/refused-uploads.test.ts'],
    },
    'V2.3.1': {
      topic: 'no step of a flow is skipped',
      shownBy: ['tests/api/post-videos.test.ts', 'tests/integration/videos/publish-video.test.ts'],
    },
    'V2.3.2': {
      topic: 'limits of use hold',
      shownBy: ['R27', 'R40', 'tests/api/post-uploads-presign.test.ts'],
    },
    'V2.3.3': {
      topic: 'all of a change or nothing',
      shownBy: ['tests/api/post-auth-register.test.ts', 'tests/integration/videos/publish-video.test.ts'],
    },
    'V2.3.4': {
      topic: 'what exists once is taken once',
      shownBy: ['R27', 'R37', 'tests/integration/videos/publish-video.test.ts'],
    },
    'V2.4.1': {
      topic: 'machines cannot call without end',
      shownBy: ['R35', 'R40', 'tests/api/post-uploads-presign.test.ts'],
    },
  },
}
