import 'server-only'
import { minuteMs } from '@/lib/core/time'
import { logger } from '@/lib/platform/logger'
import { redis } from '@/lib/platform/redis'

/** As long as a notice's own time lets it in: five minutes before and after. */
const rememberedMs = 10 * minuteMs
const keyOf = (noticeId: string) => `notice:${noticeId}`

/**
 * Remembers a notice of the storage. This saves asking the storage again and again, and nothing depends on it: without Redis
 * every notice is the first one.
 *
 * @returns whether it is the first time
 */
export async function rememberNotice(noticeId: string): Promise<boolean> {
  try {
    const client = await redis()
    return (await client.set(keyOf(noticeId), '1', 'PX', rememberedMs, 'NX')) === 'OK'
  } catch (err) {
    logger().warn({ err }, 'notice not remembered')
    return true
  }
}

/** What was not taken is told again, and must not be taken for a repetition then. */
export async function forgetNotice(noticeId: string): Promise<void> {
  try {
    await (await redis()).del(keyOf(noticeId))
  } catch (err) {
    logger().warn({ err }, 'notice not forgotten')
  }
}
