import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import type { Visitor } from '@/lib/audit/schema'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { type Db, withTransaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { createPartner } from './create-partner'
import { whyNotPartner } from './policy'
import { hasPartner } from './repository'
import type { BecomePartnerInput, PartnerDto } from './schema'

/** Writes the role, and holds the user's row until the end of the transaction; it is `auth`'s, so the route brings it. */
export type GrantRole = (tx: Db, userId: string) => Promise<void>

const closed = { message: 'Your kitchen was closed. Please write to us to open it again.' }

/**
 * Makes a viewer a food partner: role and public profile in one transaction, in force from the next request on, because
 * every request reads the role from Postgres (R59).
 *
 * @throws AppError `already_partner`, `email_unverified` where mail can be sent, `forbidden` when the kitchen was closed,
 *   `handle_taken`, `db_unavailable`
 */
export async function becomePartner(
  actor: Actor,
  { name }: BecomePartnerInput,
  visitor: Visitor,
  grantRole: GrantRole,
): Promise<PartnerDto> {
  const { userId, sessionId: sid } = actor
  const refusal = whyNotPartner(actor, env().SMTP_URL !== undefined)
  if (refusal) throw new AppError(refusal, refusal === 'forbidden' ? closed : {})
  const partner = await withTransaction(async (tx) => {
    await grantRole(tx, userId)
    // Asked behind that lock: of two clicks at once the second finds the first one's kitchen.
    if (await hasPartner(tx, userId)) throw new AppError('already_partner')
    return createPartner(tx, { userId, name })
  })
  await recordAuthEvent({ event: 'role_change', outcome: 'ok', reason: 'partner', userId, sid }, visitor)
  const { handle } = partner
  return {
    handle,
    name,
    avatarUrl: null,
    orderUrl: null,
    bio: '',
    address: '',
    hours: null,
    place: null,
    clipCount: 0,
    followerCount: 0,
  }
}
