import 'server-only'
import { AppError } from '@/lib/core/errors'
import { type Db, withTransaction } from '@/lib/platform/db'
import { hashLinkToken } from './link-token'
import { findLink, type LinkKind, lockPerson, type Person, type StoredLink, takeLink } from './repository'

/** What a link is about: an account as it is now, or, for a registration, nobody yet. */
export type OpenedLink = { link: StoredLink; person: Person | null }

/**
 * Follows a link out of a mail once: using it up and what it does are one transaction, so that a failure loses nothing and
 * of fifty who post it at once one succeeds (R37). A disabled user's link is no link (R74).
 *
 * @param effect throws to leave the link as it was
 * @throws AppError `link_expired` for an unknown token, a used or expired one and one of another kind alike
 */
export async function followLink<Result>(
  token: string,
  kinds: readonly LinkKind[],
  effect: (tx: Db, opened: OpenedLink) => Promise<Result>,
): Promise<Result> {
  const tokenHash = hashLinkToken(token)
  const seen = await findLink(tokenHash, kinds)
  if (!seen) throw new AppError('link_expired')
  return withTransaction(async (tx) => {
    const person = seen.userId === null ? null : await lockPerson(tx, seen.userId)
    const link = await takeLink(tx, tokenHash)
    if (!link || (link.userId !== null && (!person || person.disabled))) throw new AppError('link_expired')
    return effect(tx, { link, person })
  })
}
