import 'server-only'
import { guardServer } from './guard-server'

/**
 * What this server does before its first request. A server that cannot run ends here, with the reason as its last words:
 * Next by itself would stay, and answer everything with 500 (R12).
 */
export function boot(): void {
  try {
    guardServer()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
