import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { StorageNotice } from '@/lib/storage/port'
import { forgetNotice, rememberNotice } from './remember-notice'
import { settleWaiting } from './settle-waiting'
import { findTicketByKey } from './ticket-repository'

async function settleByKey(key: string): Promise<void> {
  const ticket = await findTicketByKey(key)
  if (ticket && (await settleWaiting(ticket)) === 'waiting') throw new AppError('storage_unavailable')
}

/**
 * Finishes a video that is waiting for its file to be verified. Notices come late, twice and in any order, and say
 * nothing that is believed: they only say when to look. One about anything else changes nothing.
 *
 * @throws AppError `storage_unavailable`: not taken, storage tells it again
 */
export async function applyStorageNotice({ kind, key, id }: StorageNotice): Promise<void> {
  if (kind !== 'uploaded' || !(await rememberNotice(id))) return
  try {
    await settleByKey(key)
  } catch (error) {
    await forgetNotice(id)
    throw error
  }
}
