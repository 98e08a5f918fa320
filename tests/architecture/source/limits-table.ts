import {
  accessTtlMs,
  confirmLinkMs,
  freshProofMs,
  graceMs,
  knownDeviceMs,
  longestSessionMs,
  maxSessionsPerUser,
  resetLinkMs,
  sessionLifetimes,
  unconfirmedMs,
} from '@/lib/auth/lifetimes'
import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/core/time'
import { feedPageLimit } from '@/lib/feed/schema'
import { parseEnv } from '@/lib/platform/env'
import { type Limit, limits } from '@/lib/rate-limit/limits'
import { signatureLifeMs, ticketLifeMs } from '@/lib/videos/tickets'

const units: [ms: number, name: string][] = [
  [dayMs, 'day'],
  [hourMs, 'hour'],
  [minuteMs, 'minute'],
  [secondMs, 'second'],
]

/** In the largest unit that divides it, one day being 24 hours: `30 days`, `24 hours`, `1 hour`. */
function inWords(ms: number): string {
  const [unitMs, name] = units.find(([unit]) => ms % unit === 0 && (ms > unit || unit !== dayMs)) ?? [1, 'ms']
  const amount = ms / unitMs
  return `${amount} ${name}${amount === 1 ? '' : 's'}`
}

const windows = (list: readonly Limit[]): string =>
  list.map(({ max, windowMs }) => `${max} in ${inWords(windowMs)}`).join(' and ')

function defaults() {
  const needed = { APP_ORIGIN: 'http://localhost', DATABASE_URL: 'postgres://x', REDIS_URL: 'redis://x' }
  const secret = 'only the defaults are wanted here: 0123456789'
  return parseEnv({ ...needed, AUTH_SECRET: secret, CLOUDINARY_URL: 'cloudinary://a:b@c' })
}

/** The table in ARCHITECTURE.md, made from the constants. */
export function limitsTable(): string {
  const { session, remembered } = sessionLifetimes
  const { MAX_VIDEO_MB, MAX_COVER_MB, MAX_VIDEO_SECONDS } = defaults()
  const rows: [what: string, value: string, where: string][] = [
    ['access token', inWords(accessTtlMs), 'lib/auth/lifetimes.ts'],
    [
      'session, browser not remembered',
      `${inWords(session.idleMs)} idle, ${inWords(session.absoluteMs)} in all`,
      'lib/auth/lifetimes.ts',
    ],
    [
      'session, "remember me"',
      `${inWords(remembered.idleMs)} idle, ${inWords(longestSessionMs)} in all`,
      'lib/auth/lifetimes.ts',
    ],
    ['previous refresh token, tabs that race', inWords(graceMs), 'lib/auth/lifetimes.ts'],
    ['previous refresh token, answer lost', inWords(unconfirmedMs), 'lib/auth/lifetimes.ts'],
    ['sessions per person', String(maxSessionsPerUser), 'lib/auth/lifetimes.ts'],
    ['browser remembered as known', inWords(knownDeviceMs), 'lib/auth/lifetimes.ts'],
    ['proof of identity counts for', inWords(freshProofMs), 'lib/auth/lifetimes.ts'],
    ['link to a new password', inWords(resetLinkMs), 'lib/auth/lifetimes.ts'],
    ['link to confirm an address', inWords(confirmLinkMs), 'lib/auth/lifetimes.ts'],
    ['one upload signature', inWords(signatureLifeMs), 'lib/videos/tickets.ts'],
    ['one upload ticket, renewed', inWords(ticketLifeMs), 'lib/videos/tickets.ts'],
    ['one video', `${MAX_VIDEO_MB} MB, ${MAX_VIDEO_SECONDS} seconds`, 'lib/platform/env.ts'],
    ['one cover', `${MAX_COVER_MB} MB`, 'lib/platform/env.ts'],
    ['feed page', `${feedPageLimit.default}, at most ${feedPageLimit.max}`, 'lib/feed/schema.ts'],
    ...Object.entries(limits).map(([name, list]): [string, string, string] => [
      `rate ${name}`,
      windows(list),
      'lib/rate-limit/limits.ts',
    ]),
  ]
  const body = rows.map(([what, value, where]) => `| ${what} | ${value} | \`${where}\` |`)
  return ['| what | how much | said in |', '|---|---|---|', ...body].join('\n')
}
