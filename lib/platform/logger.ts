import 'server-only'
import { type Logger, pino } from 'pino'
import { env } from './env'

export type { Logger }

/** Never in a log, wherever they stand in an object: tokens, cookies, passwords, e-mails (R84, ASVS 16.2.5). */
const redacted = ['password', 'hash', 'token', 'cookie', 'authorization', 'email', 'signature', 'secret']

let root: Logger | undefined

/** The process-wide JSON logger; one line an event, UTC time. */
export function logger(): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: redacted.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
  })
  return root
}
