import type { Actor } from '@/lib/auth/schema'
import { hasKitchen } from '@/lib/partners/policy'

type Owned = { partnerId: string }

/** Only an account with a kitchen of its own may upload. */
export const canUpload = hasKitchen

/**
 * Whether the actor has to confirm their e-mail before uploading: only where mail leaves, or nobody on a laptop ever could.
 *
 * @param mailLeaves whether this server can send a confirmation at all
 */
export function mustConfirmEmail(actor: Pick<Actor, 'emailVerified'>, mailLeaves: boolean): boolean {
  return mailLeaves && !actor.emailVerified
}

/** The owner edits; admins hide through moderation, they do not rewrite somebody's words. */
export function canEditVideo(actor: Actor | null, video: Owned): boolean {
  return canUpload(actor) && actor.partner.id === video.partnerId
}
