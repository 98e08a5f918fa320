import type { Chapter } from './trace'

export const logging: Chapter = {
  name: 'Security logging and error handling',
  traces: {
    'V16.1.1': {
      topic: 'what is logged is written down',
      open: 'no guide lists the log lines, the account history, and how long each is kept',
    },
    'V16.2.1': { topic: 'lines say when, where, who, what', shownBy: ['R84'] },
    'V16.2.2': { topic: 'times are in UTC', shownBy: ['R84'] },
    'V16.2.3': {
      topic: 'logs go to known places',
      open: 'to stdout and nowhere else, which no guide says (V16.1.1)',
    },
    'V16.2.4': { topic: 'lines can be read by machines', shownBy: ['R84'] },
    'V16.2.5': {
      topic: 'logs keep no secrets',
      open: 'none of ours (R10, R84); the error of a refused mail carries its address into the log (`lib/mail/send-mail.ts`)',
    },
    'V16.3.1': { topic: 'every sign-in is logged', shownBy: ['R84', 'tests/unit/http/route.test.ts'] },
    'V16.3.2': { topic: 'refused access is logged', shownBy: ['tests/unit/http/route.test.ts'] },
    'V16.3.3': {
      topic: 'attempts to get around are logged',
      shownBy: ['R17', 'R84', 'tests/unit/http/route.test.ts'],
    },
    'V16.3.4': { topic: 'unexpected errors are logged', shownBy: ['tests/unit/http/route.test.ts'] },
    'V16.4.1': { topic: 'line breaks cannot forge lines', shownBy: ['R84'] },
    'V16.4.2': {
      topic: 'logs cannot be read or changed',
      exception: 'Deployment: the app writes to stdout only',
    },
    'V16.4.3': {
      topic: 'logs are kept elsewhere',
      exception: 'Deployment: whoever runs this ships stdout away',
    },
    'V16.5.1': { topic: 'errors tell nothing of the inside', shownBy: ['R85'] },
    'V16.5.2': {
      topic: 'outages of others are survived safely',
      shownBy: ['R28', 'R45', 'tests/integration/videos/storage-outage.test.ts'],
    },
    'V16.5.3': { topic: 'a failed check refuses', shownBy: ['R28', 'R45'] },
  },
}
