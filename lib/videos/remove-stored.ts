import 'server-only'
import { logger } from '@/lib/platform/logger'
import { videoStore } from '@/lib/storage/provider'

/**
 * Removes an object that nothing refers to any more. A storage that cannot be reached must not undo a refusal or a
 * deletion that is already written, so this logs and goes on.
 */
export async function removeStored(key: string): Promise<void> {
  try {
    await videoStore().remove(key)
  } catch (err) {
    logger().error({ err, key }, 'object not removed from storage')
  }
}
