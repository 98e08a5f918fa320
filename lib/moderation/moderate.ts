import 'server-only'
import { endEverySession } from '@/lib/auth/end-every-session'
import type { Actor } from '@/lib/auth/schema'
import { removeComment } from '@/lib/comments/remove-comment'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { type Db, withTransaction } from '@/lib/platform/db'
import { insertDeed, lockAdmins, markAccount, markClip } from './deed-repository'
import { canModerate } from './policy'
import { closeReports } from './report-repository'
import type { ModerationAnswer, ModerationInput } from './schema'
import { findThing, type Thing } from './thing-repository'

/** @returns whether it was not so already */
async function markThing(
  thing: Thing,
  { kind, thingId, deed, why }: ModerationInput,
  tx: Db,
): Promise<boolean> {
  const hide = deed === 'hide'
  if (kind === 'clip') return markClip(thingId, hide ? why : null, tx)
  if (kind === 'partner' || thing.videoId === null)
    throw new AppError('validation_failed', { message: 'A kitchen is suspended, not hidden.' })
  const changes = thing.isHidden !== hide
  return (await removeComment({ videoId: thing.videoId, commentId: thingId, removed: hide }, tx)) && changes
}

/** Nobody locks themselves out, so the last admin stays: whoever suspends one is another. */
async function suspend(actor: Actor, userId: string, isSuspended: boolean, tx: Db): Promise<boolean> {
  if (userId === actor.userId)
    throw new AppError('forbidden', { message: 'You cannot suspend your own account.' })
  if (!(await lockAdmins(tx)).includes(actor.userId)) throw new AppError('forbidden')
  return markAccount(userId, isSuspended, tx)
}

async function carryOut(actor: Actor, thing: Thing | null, input: ModerationInput, tx: Db): Promise<boolean> {
  if (input.deed === 'dismiss') return true
  if (!thing) throw new AppError('not_found', { message: 'That is gone. Its reports can be dismissed.' })
  if (input.deed === 'hide' || input.deed === 'restore') return markThing(thing, input, tx)
  return suspend(actor, thing.owner.id, input.deed === 'suspend', tx)
}

const sheds = (deed: ModerationInput['deed']) => deed === 'suspend' || deed === 'unsuspend'

/**
 * Decides about a thing: what is done, that its reports are closed, and who did it why, in one transaction. In force at once: a hidden
 * clip and the clips of a locked account are in no public answer, and sessions of that account are over. Said again, it changes
 * nothing and leaves no second line in the record.
 *
 * @throws AppError `forbidden`, `not_found`, `validation_failed` for hiding a kitchen, `db_unavailable`
 */
export async function moderate(actor: Actor, input: ModerationInput): Promise<ModerationAnswer> {
  if (!canModerate(actor)) throw new AppError('forbidden')
  const { deed, kind, thingId, why } = input
  const { ownerId, ...answer } = await withTransaction(async (tx) => {
    const thing = await findThing(input, tx)
    const hasChanged = await carryOut(actor, thing, input, tx)
    const closedReports = await closeReports(input, tx)
    const changed = deed === 'dismiss' ? closedReports > 0 : hasChanged
    const about = (thing?.text || thing?.name || 'gone').slice(0, 120)
    if (changed || closedReports > 0)
      await insertDeed({ id: newId(), actorId: actor.userId, deed, kind, thingId, about, why }, tx)
    return { changed, closedReports, ownerId: thing?.owner.id }
  })
  if (ownerId && sheds(deed)) await endEverySession(ownerId, 'disabled')
  return answer
}
