import { z } from 'zod'
import { parseRedisAddress } from './redis-address'

/** Shipped in `.env.example` for reading, never for running: boot refuses it in production (ASVS 13.3.1). */
const sampleSecret = 'change-me-change-me-change-me-change-me'

/** What documentation and copied files have in the place of a secret. One random secret in ten million has it by chance. */
const placeholder =
  /change.?me|changeit|your[-_ .]|secret|password|example|sample|placeholder|insecure|default/i

/** One piece again and again is as short as the piece: only such a text is found in its double before its own end. */
const repeats = (text: string) => (text + text).indexOf(text, 1) < text.length

function isGuessable(secret: string | undefined): boolean {
  return secret !== undefined && (placeholder.test(secret) || repeats(secret))
}

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)
const megabytes = (fallback: number) => z.coerce.number().positive().max(4_000).default(fallback)

const shape = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  APP_ORIGIN: origin,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z
    .string()
    .refine(
      (text) => parseRedisAddress(text) !== null,
      'is not redis://host:port, redis+cluster://host:port,host:port or redis+sentinel://host:port/0?name=master',
    ),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters; try: openssl rand -base64 48'),
  /** The secret before the last change: its tokens still verify, none is signed with it (R6). */
  AUTH_SECRET_PREVIOUS: z.string().min(32, 'needs at least 32 characters').optional(),
  STORAGE_PROVIDER: z.enum(['cloudinary', 'local']).default('cloudinary'),
  CLOUDINARY_URL: z.url({ protocol: /^cloudinary$/ }),
  CLOUDINARY_WEBHOOK_ORIGIN: origin.optional(),
  MAX_VIDEO_MB: megabytes(100),
  MAX_COVER_MB: megabytes(8),
  MAX_VIDEO_SECONDS: z.coerce.number().int().positive().max(3_600).default(180),
  /** Per partner, over any 24 hours. */
  QUOTA_CLIPS_PER_DAY: z.coerce.number().int().positive().max(100_000).default(100),
  QUOTA_MB_PER_DAY: z.coerce.number().positive().max(10_000_000).default(10_000),
  QUOTA_MINUTES_PER_DAY: z.coerce.number().int().positive().max(1_000_000).default(300),
  /** Where mail leaves. Without it there are MAIL_DIR, or no mails at all. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().max(200).default('Morsel <morsel@localhost>'),
  /** Mails land here as files instead, and anybody who reaches this app can read them. */
  MAIL_DIR: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button of that issuer says: "Continue with …". */
  OIDC_NAME: z.string().max(40).default('your company'),
  /** Whether this server works on jobs; where several share a database, one of them is enough. */
  JOBS: z.enum(['on', 'off']).default('on'),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Env = z.infer<typeof shape>

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Variables that are of use only together. */
const families = [
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const

function findHalfFamilies(env: Env): string[] {
  return families.flatMap((family) => {
    const missing = family.filter((name) => env[name] === undefined)
    if (missing.length === 0 || missing.length === family.length) return []
    return missing.map((name) => `${name}: is not set, and ${family.join(', ')} belong together`)
  })
}

/** Rules that need more than one variable, each in the words of the person who has to fix it. */
function findConflicts(env: Env): string[] {
  const conflicts: string[] = []
  const app = new URL(env.APP_ORIGIN)
  if (app.protocol === 'http:' && !loopbackHosts.has(app.hostname))
    conflicts.push('APP_ORIGIN: plain http works on this computer only; anywhere else use https (R12)')
  if (env.NODE_ENV === 'production' && env.AUTH_SECRET === sampleSecret)
    conflicts.push('AUTH_SECRET: is the sample from .env.example; make your own: openssl rand -base64 48')
  // Only where others can reach it: a production build that is tried out on this computer is nobody's target.
  for (const name of ['AUTH_SECRET', 'AUTH_SECRET_PREVIOUS'] as const)
    if (env.NODE_ENV === 'production' && app.protocol === 'https:' && isGuessable(env[name]))
      conflicts.push(`${name}: can be guessed; make a random one: openssl rand -base64 48`)
  if (env.NODE_ENV === 'production' && app.protocol === 'https:' && env.TRUSTED_PROXY_HOPS === 0)
    conflicts.push(
      'TRUSTED_PROXY_HOPS: say how many proxies stand before the app, or no limit per address is sound',
    )
  if (env.MAIL_DIR !== undefined && !loopbackHosts.has(app.hostname))
    conflicts.push(
      'MAIL_DIR: shows every mail to every visitor, so it works on this computer only; set SMTP_URL',
    )
  if (app.protocol === 'https:' && env.OIDC_ISSUER?.startsWith('http:'))
    conflicts.push('OIDC_ISSUER: must be https where the app is')
  conflicts.push(...findHalfFamilies(env))
  if (new Set(env.AUTH_SECRET).size < 8)
    conflicts.push('AUTH_SECRET: repeats a few characters; make a random one: openssl rand -base64 48')
  return conflicts
}

/**
 * Parses an environment.
 *
 * @throws Error whose message lists everything that is wrong at once, by variable name and without any value
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = shape.safeParse(given)
  const problems = parsed.success
    ? findConflicts(parsed.data)
    : parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0])
        return given[name] === undefined ? `${name}: is not set` : `${name}: ${message}`
      })
  if (parsed.success && problems.length === 0) return parsed.data
  throw new Error(
    ['The environment is not complete:', ...problems.map((problem) => `  - ${problem}`)].join('\n'),
  )
}

/**
 * Tells next-auth its own address. It reads it from the environment and from nowhere else, and where it finds none it goes
 * by X-Forwarded-Host or by localhost:3000 (its `utils/detect-origin.js`); whatever a person has set there is overruled.
 */
export function setNextAuthUrl(url: string): void {
  process.env.NEXTAUTH_URL = url
}

let parsed: Env | undefined

/** The environment, parsed once at first use, so that `next build` needs none of it. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}
