import 'server-only'
import { type Logger, pino } from 'pino'
import { env } from './env'

export type { Logger }

/** Never in a log, wherever they stand in an object: tokens, cookies, passwords, e-mails (R84, ASVS 16.2.5). */
const redacted = ['password', 'hash', 'token', 'cookie', 'authorization', 'email', 'signature', 'secret']

/** Of a logged error and of the errors in it; anything else stays as it is. */
function withoutCommand(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCommand)
  if (typeof value !== 'object' || value === null || !('message' in value)) return value
  const kept = Object.entries(value).filter(([key]) => key !== 'command')
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutCommand(inner)]))
}

let root: Logger | undefined

/** The process-wide JSON logger; one line an event, UTC time. */
export function logger(): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    timestamp: pino.stdTimeFunctions.isoTime,
    // ioredis hangs the whole command on a refusal: our scripts' arguments are nonces, session ids and addresses.
    serializers: { err: (error: Error) => withoutCommand(pino.stdSerializers.err(error)) },
    redact: {
      paths: redacted.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
  })
  return root
}
