import 'server-only'
import { recordAuthEvent } from '@/lib/audit/record-auth-event'
import { byMailLink, type Visitor } from '@/lib/audit/schema'
import type { CreateProfile } from '@/lib/auth/create-account'
import { notifyOwner } from '@/lib/auth/notify-owner'
import { AppError } from '@/lib/core/errors'
import type { Db } from '@/lib/platform/db'
import { completeRegistration } from './complete-registration'
import { fingerprintOf } from './fingerprint'
import { followLink, type OpenedLink } from './follow-link'
import { type LinkKind, markEmailVerified, moveToEmail } from './repository'
import type { Confirmation } from './schema'

const kinds: readonly LinkKind[] = ['REGISTER', 'VERIFY_EMAIL', 'CHANGE_EMAIL']

type Done = { what: Confirmation; userId: string; formerEmail?: string; email: string }

const moved = { message: 'That address has another account by now.' }

async function verifyEmail(tx: Db, { link, person }: OpenedLink): Promise<Done> {
  // Bound to the address: a link that was sent to an old one confirms nothing about the new one.
  if (!person || person.email !== link.email) throw new AppError('link_expired')
  await markEmailVerified(tx, person.userId)
  return { what: 'verified', userId: person.userId, email: link.email }
}

async function changeEmail(tx: Db, { link, person }: OpenedLink): Promise<Done> {
  // Dead once the password was changed: that is how the owner stops somebody else's change.
  if (!person || link.fingerprint !== fingerprintOf(person)) throw new AppError('link_expired')
  await moveToEmail(tx, person.userId, link.email).catch((cause: unknown) => {
    const isTaken = cause instanceof AppError && cause.code === 'email_taken'
    throw isTaken ? new AppError('link_expired', { ...moved, cause }) : cause
  })
  return { what: 'changed', userId: person.userId, formerEmail: person.email, email: link.email }
}

const eventOf = { registered: 'register', verified: 'email_verify', changed: 'email_change' } as const

/**
 * Does what a link was mailed for: opens the account that waited for it, confirms an address, or moves an account to a new
 * one, whose former address is told (R39). Signs nobody in (login CSRF); sessions stay.
 *
 * @throws AppError `link_expired` for a link that is unknown, used, too old or overtaken, and for an address that somebody
 *   else has by now; `handle_taken`, `db_unavailable`
 */
export async function confirmLink(
  token: string,
  visitor: Visitor,
  createProfile: CreateProfile,
): Promise<Confirmation> {
  const done = await followLink(token, kinds, async (tx, opened): Promise<Done> => {
    if (opened.link.kind === 'VERIFY_EMAIL') return verifyEmail(tx, opened)
    if (opened.link.kind === 'CHANGE_EMAIL') return changeEmail(tx, opened)
    const userId = await completeRegistration(tx, opened.link, createProfile)
    return { what: 'registered', userId, email: opened.link.email }
  })
  const { what, userId, formerEmail, email } = done
  const reason = what === 'registered' ? { reason: byMailLink } : {}
  await recordAuthEvent({ event: eventOf[what], outcome: 'ok', userId, ...reason }, visitor)
  if (formerEmail !== undefined) notifyOwner(formerEmail, { what: 'email_changed', email }, visitor)
  return what
}
