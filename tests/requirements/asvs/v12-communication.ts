import type { Chapter } from './trace'

const proxy = 'Deployment: TLS ends at the proxy in front'

export const communication: Chapter = {
  name: 'Secure communication',
  traces: {
    'V12.1.1': { topic: 'TLS of today’s versions', exception: proxy },
    'V12.1.2': { topic: 'strong cipher suites first', exception: proxy },
    'V12.1.3': { topic: 'client certificates are checked', exception: 'Nobody signs in by a certificate' },
    'V12.2.1': { topic: 'browsers come by TLS only', shownBy: ['R12', 'R64'] },
    'V12.2.2': { topic: 'certificates are publicly trusted', exception: proxy },
    'V12.3.1': {
      topic: 'connections behind the app are encrypted',
      open: 'they are where the address says so (`rediss:`, `sslmode`, `smtps:`); plain ones to another host are not refused',
    },
    'V12.3.2': {
      topic: 'certificates of services are checked',
      exception:
        "Node's default, which nothing here switches off; for PostgreSQL the address decides (`sslmode`)",
    },
    'V12.3.3': {
      topic: 'services inside talk by TLS',
      exception: 'No service of ours talks http to another, except on a laptop over loopback',
    },
    'V12.3.4': { topic: 'certificates inside are trusted ones', exception: 'As V12.3.3' },
  },
}
