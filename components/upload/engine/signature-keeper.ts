import type { UploadRecipe } from '@/lib/storage/schema'
import type { UploadTicket } from '@/lib/videos/schema'

/** One signed permission; compared by identity to tell whether somebody renewed it meanwhile. */
export type Permission = { recipe: UploadRecipe; expiresAtMs: number }

export type SignatureKeeper = {
  current: () => Permission
  /** @returns false when the refused permission was itself fresh: then it is not a question of age */
  replace: (refused: Permission) => Promise<boolean>
  /** Storage took a part, so the current permission is good. */
  markGood: () => void
}

export function toPermission(ticket: UploadTicket): Permission {
  const recipe = ticket.recipes.find(({ kind }) => kind === 'form')
  if (!recipe) throw new Error('no recipe this browser can follow')
  return { recipe, expiresAtMs: Date.parse(ticket.expiresAt) }
}

/**
 * Holds the permission that all lanes share. Lanes refused together renew it once, together; a permission refused
 * before it ever worked is not renewed again, or a wrong clock would turn into an endless loop.
 */
export function keepSignature(first: Permission, renew: () => Promise<Permission>): SignatureKeeper {
  let permission = first
  let renewedInVain = false
  let running: Promise<void> | null = null

  return {
    current: () => permission,
    markGood() {
      renewedInVain = false
    },
    async replace(refused) {
      if (refused !== permission) return true
      if (renewedInVain) return false
      running ??= renew()
        .then((fresh) => {
          permission = fresh
          renewedInVain = true
        })
        .finally(() => {
          running = null
        })
      await running
      return true
    },
  }
}
