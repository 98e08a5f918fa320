import type { Chapter } from './trace'

const credentials =
  'Deployment: who may connect to PostgreSQL, Redis and storage, and with what rights, is in their addresses'
const outbound =
  'The app calls hosts of the environment only, never one of a person (V1.3.6); a list in the network is deployment'

export const configuration: Chapter = {
  name: 'Configuration',
  traces: {
    'V13.1.1': {
      topic: 'who talks to whom is written down',
      open: 'the picture in ARCHITECTURE.md lacks the mail server and the OAuth services',
    },
    'V13.2.1': { topic: 'services prove who they are', exception: credentials },
    'V13.2.2': { topic: 'services have few rights', exception: credentials },
    'V13.2.3': {
      topic: 'no default credentials are used',
      shownBy: ['R5', 'tests/contract/launcher-services.test.ts'],
    },
    'V13.2.4': { topic: 'the app calls listed hosts only', exception: outbound },
    'V13.2.5': { topic: 'the server calls listed hosts only', exception: outbound },
    'V13.3.1': {
      topic: 'secrets are kept in a vault',
      exception:
        'Deployment: secrets come from the environment, which a vault may fill; source and build have none (R87)',
    },
    'V13.3.2': { topic: 'few can read secrets', exception: 'Deployment: whoever runs the process' },
    'V13.4.1': {
      topic: 'no version history is served',
      exception: 'Next serves what it built and `public/`; nothing else on the disk has an address',
    },
    'V13.4.2': {
      topic: 'debugging is off in production',
      shownBy: ['R85', 'tests/unit/core/content-security-policy.test.ts'],
    },
    'V13.4.3': { topic: 'folders are not listed', exception: 'Neither Next nor the media server lists one' },
    'V13.4.4': { topic: 'TRACE is refused', shownBy: ['R69'] },
    'V13.4.5': {
      topic: 'documents and probes are public knowingly',
      shownBy: [
        'tests/api/get-openapi-json.test.ts',
        'tests/api/get-health-live.test.ts',
        'tests/api/get-health-ready.test.ts',
      ],
    },
  },
}
