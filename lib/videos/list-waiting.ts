import 'server-only'
import { listWaitingUploadIds } from './sweep-repository'

const batch = 500

/** The uploads whose clips wait for storage. Each is settled alone, so that one that fails holds nobody up. */
export function listWaiting(): Promise<string[]> {
  return listWaitingUploadIds(batch)
}
