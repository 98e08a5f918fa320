import 'server-only'
import { logger } from '@/lib/platform/logger'

/**
 * Does what an answer must not wait for: whether there is an account to write to must not show in the time it takes (R31).
 * What fails is in the log, as for a mail that is lost; the person asks again.
 */
export function afterAnswer(what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => logger().error({ err: error }, `${what} not sent`))
}
