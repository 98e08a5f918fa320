import type { Chapter } from './trace'

const noResourceServer =
  'Morsel takes no access tokens of others and gives none away: its own tokens are sessions (V7, V9)'
const noServer = 'Morsel signs in at other services and is no authorization server'
const noProvider = 'Morsel is no OpenID provider'

export const oauth: Chapter = {
  name: 'OAuth and OIDC',
  traces: {
    'V10.1.1': { topic: 'tokens go where they must only', shownBy: ['R10', 'R73'] },
    'V10.1.2': { topic: 'answers belong to this browser’s question', shownBy: ['R71'] },
    'V10.2.1': { topic: 'codes cannot be planted', shownBy: ['R71'] },
    'V10.2.2': { topic: 'providers cannot be mixed up', shownBy: ['R71'] },
    'V10.3.1': { topic: 'access tokens name this service', exception: noResourceServer },
    'V10.3.2': { topic: 'scopes decide what is allowed', exception: noResourceServer },
    'V10.3.3': { topic: 'people are told by lasting ids', exception: noResourceServer },
    'V10.3.4': { topic: 'strength of sign-in is checked', exception: noResourceServer },
    'V10.4.1': { topic: 'redirect addresses are registered', exception: noServer },
    'V10.4.2': { topic: 'codes work one time only', exception: noServer },
    'V10.4.3': { topic: 'codes live for minutes only', exception: noServer },
    'V10.4.4': { topic: 'grants are those a client needs', exception: noServer },
    'V10.4.5': {
      topic: 'replayed refresh tokens end everything',
      exception: `${noServer}; its own refresh: R15, R17`,
    },
    'V10.4.6': { topic: 'PKCE is asked for', exception: noServer },
    'V10.4.7': { topic: 'clients that register themselves', exception: noServer },
    'V10.4.8': { topic: 'refresh tokens end for good', exception: `${noServer}; its own refresh: R26` },
    'V10.4.9': { topic: 'people can revoke tokens', exception: `${noServer}; its own sessions: R25` },
    'V10.4.10': { topic: 'confidential clients prove themselves', exception: noServer },
    'V10.4.11': { topic: 'scopes are those a client needs', exception: noServer },
    'V10.5.1': { topic: 'ID tokens answer our nonce', shownBy: ['R71'] },
    'V10.5.2': { topic: 'people are told by lasting ids', shownBy: ['R72'] },
    'V10.5.3': {
      topic: 'metadata names the issuer we expect',
      open: 'no test has an issuer whose metadata names another one',
    },
    'V10.5.4': {
      topic: 'ID tokens are meant for us',
      open: 'the OpenID library compares `aud`; no test gives it a token for another client',
    },
    'V10.5.5': { topic: 'logout tokens are of their kind', exception: 'No back-channel logout here' },
    'V10.6.1': { topic: 'response types are restricted', exception: noProvider },
    'V10.6.2': { topic: 'nobody is signed out by force', exception: noProvider },
    'V10.7.1': { topic: 'people consent to each request', exception: noServer },
    'V10.7.2': { topic: 'consent says what to', exception: noServer },
    'V10.7.3': { topic: 'consent can be taken back', exception: noServer },
  },
}
