import type { Chapter } from './trace'

export const architecture: Chapter = {
  name: 'Secure coding and architecture',
  traces: {
    'V15.1.1': {
      topic: 'deadlines for updates are written down',
      open: 'CONTRIBUTING.md gives no days within which a known hole or an old version must go',
    },
    'V15.1.2': { topic: 'all libraries are listed', shownBy: ['tests/architecture/versions.test.ts'] },
    'V15.1.3': {
      topic: 'costly work is written down',
      open: 'hashing is bounded (R35) and bodies are (R68); no guide names what is costly and what holds it back',
    },
    'V15.2.1': { topic: 'no library has known holes', shownBy: ['R53'] },
    'V15.2.2': { topic: 'costly work is held back', shownBy: ['R35', 'R68'] },
    'V15.2.3': {
      topic: 'no test code in production',
      shownBy: ['R86', 'tests/architecture/imports.test.ts'],
    },
    'V15.3.1': { topic: 'answers have listed fields only', shownBy: ['R56'] },
    'V15.3.2': { topic: 'the server follows no redirects', shownBy: ['R81'] },
    'V15.3.3': { topic: 'fields not asked for are refused', shownBy: ['R58'] },
    'V15.3.4': { topic: 'addresses of clients are true', shownBy: ['R42', 'R43'] },
    'V15.3.5': {
      topic: 'types are checked, comparisons strict',
      shownBy: ['biome.json', 'tests/architecture/no-escape-hatches.test.ts'],
    },
    'V15.3.6': { topic: 'prototypes cannot be written to', shownBy: ['R58'] },
    'V15.3.7': { topic: 'a parameter given twice confuses nobody', shownBy: ['R13', 'R70'] },
  },
}
