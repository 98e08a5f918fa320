import * as viewerPaths from '@/lib/core/viewer-paths'

let opened: BroadcastChannel | undefined

/** One for the whole page: a channel does not hear itself, but every other object of that name would. */
function sessionChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel !== 'undefined') opened ??= new BroadcastChannel('morsel-session')
  return opened
}

/** Tells the other tabs of this browser that it is signed out. */
export function announceLogout(): void {
  sessionChannel()?.postMessage('logout')
}

/**
 * Ends the session of this browser and tells its other tabs, which would otherwise go on showing it.
 *
 * @returns whether the server heard of it; when not, the person is still signed in
 */
export async function logOut(): Promise<boolean> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(viewerPaths.logout(), { method: 'POST', headers }).catch(() => null)
  if (!response?.ok) return false
  announceLogout()
  return true
}

/** Calls `leave` when another tab signs out; this one knows where it is going. @returns how to stop listening */
export function onLogoutElsewhere(leave: () => void): () => void {
  const channel = sessionChannel()
  channel?.addEventListener('message', leave)
  return () => channel?.removeEventListener('message', leave)
}
