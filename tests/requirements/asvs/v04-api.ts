import type { Chapter } from './trace'

const noGraphql = 'No GraphQL here'
const noWebSocket = 'No WebSocket here but that of the development server'

export const api: Chapter = {
  name: 'API and web service',
  traces: {
    'V4.1.1': {
      topic: 'each answer says what it is',
      open: 'storage does (`tests/contract/media-delivery.test.ts`); no test compares the Content-Type of pages and the API',
    },
    'V4.1.2': {
      topic: 'only pages redirect to https',
      exception: 'Deployment: the proxy in front redirects; the app itself never turns http into https',
    },
    'V4.1.3': { topic: 'clients cannot write proxy headers', shownBy: ['R42', 'R52'] },
    'V4.2.1': {
      topic: 'where a message ends is unambiguous',
      exception: "Node's own parser, in its strict default, and the proxy in front, which is deployment",
    },
    'V4.3.1': { topic: 'GraphQL queries are bounded', exception: noGraphql },
    'V4.3.2': { topic: 'GraphQL introspection is off', exception: noGraphql },
    'V4.4.1': { topic: 'WebSockets over TLS only', exception: noWebSocket },
    'V4.4.2': { topic: 'WebSockets check the origin', exception: noWebSocket },
    'V4.4.3': { topic: 'WebSockets have session tokens', exception: noWebSocket },
    'V4.4.4': { topic: 'WebSocket tokens come by https', exception: noWebSocket },
  },
}
