import { z } from 'zod'

/** Shipped in `.env.example` for reading, never for running: boot refuses it in production (ASVS 13.3.1). */
const sampleSecret = 'change-me-change-me-change-me-change-me'

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)
const megabytes = (fallback: number) => z.coerce.number().positive().max(4_000).default(fallback)

const shape = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  APP_ORIGIN: origin,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters; try: openssl rand -base64 48'),
  /** The secret before the last change: its tokens still verify, none is signed with it (R6). */
  AUTH_SECRET_PREVIOUS: z.string().min(32, 'needs at least 32 characters').optional(),
  STORAGE_PROVIDER: z.enum(['cloudinary', 'local']).default('cloudinary'),
  CLOUDINARY_URL: z.url({ protocol: /^cloudinary$/ }),
  CLOUDINARY_WEBHOOK_ORIGIN: origin.optional(),
  MAX_VIDEO_MB: megabytes(100),
  MAX_COVER_MB: megabytes(8),
  MAX_VIDEO_SECONDS: z.coerce.number().int().positive().max(3_600).default(180),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Env = z.infer<typeof shape>

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Rules that need more than one variable, each in the words of the person who has to fix it. */
function findConflicts(env: Env): string[] {
  const conflicts: string[] = []
  const app = new URL(env.APP_ORIGIN)
  if (app.protocol === 'http:' && !loopbackHosts.has(app.hostname))
    conflicts.push('APP_ORIGIN: plain http works on this computer only; anywhere else use https (R12)')
  if (env.NODE_ENV === 'production' && env.AUTH_SECRET === sampleSecret)
    conflicts.push('AUTH_SECRET: is the sample from .env.example; make your own: openssl rand -base64 48')
  if (env.NODE_ENV === 'production' && app.protocol === 'https:' && env.TRUSTED_PROXY_HOPS === 0)
    conflicts.push(
      'TRUSTED_PROXY_HOPS: say how many proxies stand before the app, or no limit per address is sound',
    )
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

let parsed: Env | undefined

/** The environment, parsed once at first use, so that `next build` needs none of it. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}
