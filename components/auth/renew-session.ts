import * as viewerPaths from '@/lib/core/viewer-paths'

const renewedAtKey = 'morsel:renewed-at'

/** A renewal by another tab this recently will do for this one. Far less than a token lives. */
const recentMs = 30_000

/** A server that has not answered by then will not; and every other tab may be waiting for the lock. */
const answerMs = 15_000

/** Enough for a holder whose own refresh runs out of time. */
const lockMs = 20_000

/** `ended` is final: only signing in helps. `unreachable` may pass, so no session is given up for it. */
export type Renewal = 'renewed' | 'ended' | 'unreachable'

/** One tab at a time: the others then find the cookies renewed. */
function withRefreshLock(work: () => Promise<Renewal>): Promise<Renewal> {
  // Absent outside a secure context; the server lets every racer win anyway. So, too, when a frozen tab keeps the lock.
  if (!navigator.locks) return work()
  return navigator.locks.request('auth-refresh', { signal: AbortSignal.timeout(lockMs) }, work).catch(work)
}

function wasRenewedSince(sinceMs: number): boolean {
  try {
    const renewedAtMs = Number(localStorage.getItem(renewedAtKey) ?? 0)
    // Not in the future: after a clock was set back, such a note would count for as long as that.
    return renewedAtMs >= sinceMs && renewedAtMs <= Date.now()
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

async function postRefresh(): Promise<Renewal> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const signal = AbortSignal.timeout(answerMs)
    const { ok, status } = await fetch(viewerPaths.refresh(), { method: 'POST', headers, signal })
    if (!ok) return status === 401 ? 'ended' : 'unreachable'
    noteRenewal()
    return 'renewed'
  } catch {
    return 'unreachable'
  }
}

/**
 * Renews the cookies unless some tab has done so since then. Never rejects. There is no way around the lock: while one tab's
 * request is under way, two others could renew twice, and the slow one would come with a token that no window covers.
 *
 * @param sinceMs of the clock; what was renewed before does not count
 */
export function renewSession(sinceMs = Date.now() - recentMs): Promise<Renewal> {
  return withRefreshLock(async () => (wasRenewedSince(sinceMs) ? 'renewed' : postRefresh()))
}
