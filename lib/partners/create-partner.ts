import 'server-only'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import type { Db } from '@/lib/platform/db'
import { makeHandle } from './make-handle'
import { isReservedHandle } from './policy'
import { insertPartner } from './repository'

/** The plain one, small numbers that people can say, then numbers that nobody else will have drawn. */
function* candidateHandles(name: string): Generator<string> {
  yield makeHandle(name)
  for (const suffix of [2, 3, 4]) yield makeHandle(name, suffix)
  for (let attempt = 0; attempt < 6; attempt += 1)
    yield makeHandle(name, 100 + Math.floor(Math.random() * 10 ** (3 + attempt)))
}

/**
 * Writes the public profile of a new food partner, with the first free handle, in the transaction that makes the account.
 *
 * @throws AppError `handle_taken` when ten handles in a row were
 */
export async function createPartner(tx: Db, { userId, name }: { userId: string; name: string }) {
  for (const handle of candidateHandles(name)) {
    if (isReservedHandle(handle)) continue
    const id = newId()
    if (await insertPartner(tx, { id, userId, handle, name })) return { id, handle, name, avatarUrl: null }
  }
  throw new AppError('handle_taken')
}
