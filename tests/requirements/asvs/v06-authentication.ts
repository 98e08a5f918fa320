import type { Chapter } from './trace'

const noSecondFactor =
  'No second factor is demanded, so there are no lookup secrets, codes or one-time passwords; links in mails are R37'
const noCodes = 'No code or request goes out by another channel; links in mails are R37'

export const authentication: Chapter = {
  name: 'Authentication',
  traces: {
    'V6.1.1': {
      topic: 'defences against guessing are written down',
      shownBy: ['R88', 'ARCHITECTURE.md#sessions'],
    },
    'V6.1.2': {
      topic: 'words not for passwords are written down',
      open: 'the code has them (the name of the app, parts of e-mail and name); no guide says so',
    },
    'V6.1.3': {
      topic: 'all ways in are written down',
      open: 'ARCHITECTURE.md does not list OAuth, passkeys and reset links with what each asks for',
    },
    'V6.2.1': { topic: 'passwords have a least length', shownBy: ['R33'] },
    'V6.2.2': { topic: 'people can change their password', shownBy: ['R36'] },
    'V6.2.3': { topic: 'changing it asks for both', shownBy: ['R36'] },
    'V6.2.4': { topic: 'the most common passwords are refused', shownBy: ['R34'] },
    'V6.2.5': { topic: 'any signs may be in passwords', shownBy: ['R33'] },
    'V6.2.6': { topic: 'password fields hide what is typed', shownBy: ['R89'] },
    'V6.2.7': { topic: 'pasting and managers are welcome', shownBy: ['R89'] },
    'V6.2.8': { topic: 'passwords count to the last byte', shownBy: ['R33'] },
    'V6.2.9': { topic: 'long passwords are allowed', shownBy: ['R33'] },
    'V6.2.10': { topic: 'passwords do not expire', exception: 'Nothing makes one expire' },
    'V6.2.11': { topic: 'words of the context are refused', shownBy: ['R34'] },
    'V6.2.12': { topic: 'passwords from breaches are refused', shownBy: ['R34'] },
    'V6.3.1': { topic: 'the defences against guessing hold', shownBy: ['R40', 'R41', 'R44'] },
    'V6.3.2': { topic: 'no default accounts exist', shownBy: ['R86'] },
    'V6.3.3': {
      topic: 'signing in takes two factors',
      exception:
        'Passkeys are offered and not demanded: who comes for videos of food would leave. Limits, alerts by mail and the device list stand against stolen passwords',
    },
    'V6.3.4': { topic: 'every way in is equally strong', shownBy: ['R73', 'R74'] },
    'V6.4.1': { topic: 'first secrets are random and short-lived', shownBy: ['R37'] },
    'V6.4.2': { topic: 'no hints, no secret questions', exception: 'There are none' },
    'V6.4.3': { topic: 'a forgotten password is safely reset', shownBy: ['R37', 'R38'] },
    'V6.4.4': { topic: 'a lost factor is replaced safely', exception: noSecondFactor },
    'V6.5.1': { topic: 'codes work one time only', exception: noSecondFactor },
    'V6.5.2': { topic: 'short secrets are hashed with salt', exception: noSecondFactor },
    'V6.5.3': { topic: 'codes are made at random', exception: noSecondFactor },
    'V6.5.4': { topic: 'codes have twenty bits or more', exception: noSecondFactor },
    'V6.5.5': { topic: 'codes live for minutes only', exception: noSecondFactor },
    'V6.6.1': { topic: 'codes by phone are second best', exception: 'Nothing goes out by phone' },
    'V6.6.2': { topic: 'codes belong to one request', exception: noCodes },
    'V6.6.3': { topic: 'guessing codes is limited', exception: noCodes },
    'V6.8.1': { topic: 'no provider can claim others’ people', shownBy: ['R72'] },
    'V6.8.2': {
      topic: 'unsigned assertions of providers are refused',
      open: 'the OpenID library verifies ID tokens; no test gives it one that is unsigned or forged',
    },
    'V6.8.3': { topic: 'SAML assertions are used once', exception: 'No SAML here' },
    'V6.8.4': {
      topic: 'strength and age of outside sign-ins',
      open: 'signing in counts as a fresh proof whichever way, and a provider may have let somebody through unasked (`max_age`, `auth_time`)',
    },
  },
}
