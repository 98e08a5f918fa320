import 'server-only'
import { videoStore } from '@/lib/storage/provider'
import { findSweepableKey, markSwept } from './sweep-repository'

/**
 * Removes the object of a closed ticket that nothing refers to, whatever type it was smuggled in as, and remembers that it is
 * gone. A closed ticket never opens again, so what may go now may go for ever.
 *
 * @throws whatever the storage throws: to be tried again
 */
export async function sweepObject(uploadId: string): Promise<void> {
  const key = await findSweepableKey(uploadId)
  if (key === null) return
  await videoStore().remove(key)
  await markSwept(uploadId)
}
