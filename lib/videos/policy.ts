import type { Actor } from '@/lib/auth/schema'

type Owned = { partnerId: string }

/** Only an account with a kitchen of its own may upload. */
export function canUpload(actor: Actor | null): actor is Actor & { partner: NonNullable<Actor['partner']> } {
  return actor?.partner != null && (actor.role === 'partner' || actor.role === 'admin')
}

/** The owner edits; admins hide through moderation, they do not rewrite somebody's words. */
export function canEditVideo(actor: Actor | null, video: Owned): boolean {
  return canUpload(actor) && actor.partner.id === video.partnerId
}
