import { paths } from '@/lib/core/paths'

const renewedAtKey = 'morsel:renewed-at'

/** A renewal by another tab this recently will do for this one. Far less than a token lives. */
const recentMs = 30_000

/** One tab at a time: the others then find the cookies renewed. */
export function withRefreshLock<Result>(work: () => Promise<Result>): Promise<Result> {
  // Absent outside a secure context; the server lets every racer win anyway.
  return navigator.locks ? navigator.locks.request('auth-refresh', work) : work()
}

function wasRenewedElsewhere(): boolean {
  try {
    return Date.now() - Number(localStorage.getItem(renewedAtKey) ?? 0) < recentMs
  } catch {
    return false
  }
}

function noteRenewal(): void {
  try {
    localStorage.setItem(renewedAtKey, String(Date.now()))
  } catch {
    // No storage, no note: one renewal more.
  }
}

/** Exchanges the refresh cookie for a new pair. @returns whether the server did */
export async function postRefresh(): Promise<boolean> {
  const headers = { 'Content-Type': 'application/json' }
  const { ok } = await fetch(paths.api.refresh(), { method: 'POST', headers })
  if (ok) noteRenewal()
  return ok
}

/** Renews the cookies unless another tab just has. @returns whether they are fresh now; false offline, too */
export function renewSession(): Promise<boolean> {
  return withRefreshLock(async () => wasRenewedElsewhere() || postRefresh()).catch(() => false)
}
