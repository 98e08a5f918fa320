import type { Chapter } from './trace'

export const sessions: Chapter = {
  name: 'Session management',
  traces: {
    'V7.1.1': { topic: 'lifetimes of sessions are written down', shownBy: ['R88'] },
    'V7.1.2': {
      topic: 'the number of sessions is written down',
      open: 'ARCHITECTURE.md has the number and not what happens to the eleventh: the soonest to expire ends',
    },
    'V7.1.3': {
      topic: 'ties to other sign-in systems are written down',
      open: 'no guide says how a session here relates to one at an OAuth service: not at all after the exchange (R73)',
    },
    'V7.2.1': { topic: 'the server verifies every token', shownBy: ['R1', 'R22', 'R50'] },
    'V7.2.2': { topic: 'tokens are made for each session', shownBy: ['R14', 'R15'] },
    'V7.2.3': { topic: 'session ids are unique and random', shownBy: ['tests/unit/core/ids.test.ts'] },
    'V7.2.4': {
      topic: 'proving who you are renews tokens',
      open: 'signing in does (R14); a proof asked for again only marks the session (`lib/auth/prove-identity.ts`)',
    },
    'V7.3.1': { topic: 'idle sessions end', shownBy: ['R26'] },
    'V7.3.2': { topic: 'sessions end for good some day', shownBy: ['R26'] },
    'V7.4.1': { topic: 'an ended session is of no use', shownBy: ['R21', 'R22', 'R23'] },
    'V7.4.2': { topic: 'disabling an account ends its sessions', shownBy: ['R22', 'R74'] },
    'V7.4.3': { topic: 'other sessions end after a change', shownBy: ['R25', 'R36'] },
    'V7.4.4': { topic: 'signing out is in sight', shownBy: ['R89'] },
    'V7.4.5': {
      topic: 'administrators can end sessions',
      open: 'no administration pages yet (issue 5); a higher `tokenEpoch` in PostgreSQL does it (R22)',
    },
    'V7.5.1': { topic: 'sensitive changes ask for a proof', shownBy: ['R36', 'R39'] },
    'V7.5.2': { topic: 'people see and end their sessions', shownBy: ['R25'] },
    'V7.6.1': { topic: 'sessions are independent of providers', shownBy: ['R26', 'R73'] },
    'V7.6.2': { topic: 'no session without an own act', shownBy: ['R61', 'R71', 'R73'] },
  },
}
