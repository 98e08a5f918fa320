import type { Chapter } from './trace'

export const dataProtection: Chapter = {
  name: 'Data protection',
  traces: {
    'V14.1.1': {
      topic: 'sensitive data is listed by class',
      open: 'no list; it would name passwords, tokens, e-mails, addresses of devices and the account history',
    },
    'V14.1.2': { topic: 'each class has its rules', open: 'no list, so no rules for its classes (V14.1.1)' },
    'V14.2.1': { topic: 'no secret stands in an address', shownBy: ['R10', 'R38'] },
    'V14.2.2': { topic: 'no cache keeps personal data', shownBy: ['R66'] },
    'V14.2.3': {
      topic: 'nobody else is sent personal data',
      shownBy: ['tests/unit/core/content-security-policy.test.ts'],
    },
    'V14.2.4': {
      topic: 'the rules of each class hold',
      open: 'much of it does (R7, R10, R32, R37, R47, R56, R84); the rules are not written down (V14.1.2)',
    },
    'V14.3.1': {
      topic: 'nothing stays in an ended browser',
      open: 'nothing after signing out (R21, R90); an open page whose session was ended elsewhere stays as it is',
    },
    'V14.3.2': { topic: 'browsers keep no personal answers', shownBy: ['R66'] },
    'V14.3.3': {
      topic: 'browser storage holds nothing personal',
      open: 'the time of the last renewal, the sound choice and the theme are all there is; no test looks',
    },
  },
}
