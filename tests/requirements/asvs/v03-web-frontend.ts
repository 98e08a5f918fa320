import type { Chapter } from './trace'

export const webFrontend: Chapter = {
  name: 'Web frontend security',
  traces: {
    'V3.2.1': {
      topic: 'answers never run as pages',
      shownBy: ['R64', 'tests/contract/media-delivery.test.ts'],
    },
    'V3.2.2': { topic: 'text is put in as text', shownBy: ['biome.json'] },
    'V3.3.1': { topic: 'cookies are Secure and prefixed', shownBy: ['R9', 'R12'] },
    'V3.3.2': { topic: 'cookies have SameSite by their purpose', shownBy: ['R9'] },
    'V3.3.3': { topic: 'cookies carry the __Host- prefix', shownBy: ['R9', 'R12'] },
    'V3.3.4': { topic: 'scripts see no session token', shownBy: ['R9', 'R10'] },
    'V3.4.1': { topic: 'HSTS for a year, subdomains too', shownBy: ['R64', 'tests/unit/auth/gate.test.ts'] },
    'V3.4.2': { topic: 'no other origin may read', shownBy: ['R63'] },
    'V3.4.3': {
      topic: 'a content security policy by nonce',
      shownBy: ['R65', 'tests/unit/core/content-security-policy.test.ts'],
    },
    'V3.4.4': { topic: 'nosniff on every answer', shownBy: ['R64'] },
    'V3.4.5': { topic: 'a referrer policy on every answer', shownBy: ['R64', 'R38'] },
    'V3.4.6': {
      topic: 'nothing of ours can be framed',
      shownBy: ['R64', 'tests/unit/core/content-security-policy.test.ts'],
    },
    'V3.5.1': { topic: 'writes come from our pages', shownBy: ['R60', 'R61'] },
    'V3.5.2': { topic: 'writes without a preflight are refused', shownBy: ['R60', 'R62'] },
    'V3.5.3': { topic: 'a GET changes nothing', shownBy: ['R62'] },
    'V3.5.4': {
      topic: 'each application has its own host',
      exception: 'Deployment: the app needs a host name of its own; storage is on another one already',
    },
    'V3.5.5': {
      topic: 'messages between windows are checked',
      exception: 'None is listened for; tabs say one word by BroadcastChannel, which no other origin reaches',
    },
    'V3.7.1': { topic: 'no plug-ins of the past', exception: 'HTML, CSS and JavaScript only' },
    'V3.7.2': { topic: 'redirects stay on this site', shownBy: ['R67'] },
  },
}
