import type { Actor } from '@/lib/auth/schema'
import { hasKitchen } from '@/lib/partners/policy'

/** A kitchen hides what stands under its own clips, and nothing anywhere else. */
export function canHideComments(actor: Actor | null, clip: { partnerId: string }): boolean {
  return hasKitchen(actor) && actor.partner.id === clip.partnerId
}
