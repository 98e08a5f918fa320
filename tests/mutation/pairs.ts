/** Source files, and the tests that know them best: each of their mutants is judged by these alone. */
export type Pair = { sources: readonly string[]; tests: readonly string[] }

const inAuth = (...names: string[]) => names.map((name) => `lib/auth/${name}.ts`)
const unit = (...names: string[]) => names.map((name) => `tests/unit/auth/${name}.test.ts`)

/**
 * What is mutated (R93) and by which tests it is judged. All tests together would take a day: everything signs in, so a
 * mutant of the session store would be tried by hundreds of them. A few can only miss what the rest would have seen, so the
 * score is a lower bound.
 */
export const pairs: readonly Pair[] = [
  { sources: inAuth('tokens', 'lifetimes'), tests: unit('tokens', 'token-matrix') },
  { sources: inAuth('key-ring'), tests: unit('key-ring') },
  { sources: inAuth('cookies'), tests: unit('cookies') },
  {
    sources: inAuth(
      'presented-tokens',
      'known-device',
      'to-user-dto',
      'require-fresh-proof',
      'public-session-id',
    ),
    tests: unit('presented-tokens', 'known-device', 'actor'),
  },
  { sources: inAuth('gate', 'areas'), tests: unit('gate') },
  { sources: inAuth('password', 'waiting-line'), tests: unit('password', 'password-line', 'waiting-line') },
  {
    sources: inAuth('password-policy/check-new-password', 'password-policy/is-derived'),
    tests: unit('password-policy'),
  },
  {
    sources: inAuth('common-passwords/make-list', 'common-passwords/write-list'),
    tests: unit('make-list'),
  },
  {
    sources: inAuth('common-passwords/is-listed', 'common-passwords/hash-set'),
    tests: unit('password-list'),
  },
  { sources: inAuth('schema'), tests: unit('email-input', 'password-input', 'register-input') },
  {
    sources: inAuth(
      'session-store',
      'scripts/create-script',
      'scripts/rotate-script',
      'scripts/confirm-script',
      'scripts/prove-script',
      'scripts/end-script',
    ),
    tests: unit('session-store', 'scripts-on-stand-in'),
  },
  { sources: inAuth('session'), tests: unit('session', 'access-left') },
  { sources: inAuth('refresh-session'), tests: unit('refresh-session') },
  { sources: inAuth('log-in'), tests: unit('sign-in-with-password') },
  { sources: inAuth('login-limits'), tests: unit('login-limits') },
  { sources: inAuth('notify-owner'), tests: unit('owner-notices') },
  {
    sources: inAuth(
      'start-session',
      'sign-in',
      'sign-in-user',
      'notice-new-device',
      'end-every-session',
      'end-session',
      'log-out',
    ),
    tests: unit('start-session', 'sign-out'),
  },
  {
    sources: inAuth('register-user', 'create-account', 'register-vouched-user'),
    tests: unit('registration'),
  },
  {
    sources: inAuth('list-sessions', 'revoke-session', 'revoke-other-sessions', 'revoke-all-sessions'),
    tests: unit('device-list'),
  },
  {
    sources: inAuth(
      'prove-identity',
      'list-proof-ways',
      'has-password',
      'check-current-password',
      'change-display-name',
      'remove-way-in',
    ),
    tests: unit('own-account'),
  },
  {
    sources: inAuth('repository', 'grant-partner-role'),
    tests: ['tests/integration/auth/repository.test.ts'],
  },
  {
    sources: ['check-limit', 'fallback-limiter', 'hash-identifier', 'limits', 'upstash-on-ioredis'].map(
      (name) => `lib/rate-limit/${name}.ts`,
    ),
    tests: [
      ...['check-limit', 'fallback-limiter', 'limiter-timeout', 'limits'].map(
        (name) => `tests/unit/rate-limit/${name}.test.ts`,
      ),
      ...['check-limit', 'limiter-keys', 'limiter-outage', 'scripts'].map(
        (name) => `tests/integration/rate-limit/${name}.test.ts`,
      ),
    ],
  },
]
