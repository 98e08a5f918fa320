import type { Actor } from '@/lib/auth/schema'

/** Whether the account runs a kitchen: an admin may have none, and a viewer's was closed. */
export function hasKitchen(actor: Actor | null): actor is Actor & { partner: NonNullable<Actor['partner']> } {
  return actor?.partner != null && actor.role !== 'viewer'
}

/** What looks like us, like a page of ours, or like a person with power. */
const reserved = new Set(
  (
    'about abuse account accounts admin administrator api app auth billing blog careers contact dev developer following ' +
    'explore feed help home inbox jobs legal login logout mail moderator morsel morsel-official morsel-support ' +
    'morsel-team news null oauth official orders partner partners payments press privacy profile register root ' +
    'saved search security settings shop staff status store studio support system team terms undefined upload ' +
    'user users verified videos webhooks www'
  ).split(' '),
)

/** Whether nobody may have this handle, however free it is. */
export function isReservedHandle(handle: string): boolean {
  return reserved.has(handle)
}

export type PartnerRefusal = 'already_partner' | 'forbidden' | 'email_unverified'

/**
 * Why the actor may not open a kitchen, or null when they may. `forbidden` is one whose kitchen was closed: the role was
 * taken away and the profile is still there, and they must not give it back to themselves.
 *
 * @param mailLeaves whether this server can send a confirmation at all
 */
export function whyNotPartner(actor: Actor, mailLeaves: boolean): PartnerRefusal | null {
  if (actor.partner) return actor.role === 'viewer' ? 'forbidden' : 'already_partner'
  return mailLeaves && !actor.emailVerified ? 'email_unverified' : null
}
