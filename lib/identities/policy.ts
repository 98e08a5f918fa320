type Rest = { hasPassword: boolean; passkeys: number; identities: number }

/** Whether somebody can still sign in with what is left. An identity counts where its service is offered. */
export function hasWayIn({ hasPassword, passkeys, identities }: Rest): boolean {
  return hasPassword || passkeys > 0 || identities > 0
}
