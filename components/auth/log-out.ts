import { paths } from '@/lib/core/paths'

const openChannel = () =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('morsel-session')

/**
 * Ends the session of this browser and tells its other tabs, which would otherwise go on showing it.
 *
 * @returns whether the server heard of it; when not, the person is still signed in
 */
export async function logOut(): Promise<boolean> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(paths.api.logout(), { method: 'POST', headers }).catch(() => null)
  if (!response?.ok) return false
  const channel = openChannel()
  channel?.postMessage('logout')
  channel?.close()
  return true
}

/** Calls `leave` when another tab signs out. @returns how to stop listening */
export function onLogoutElsewhere(leave: () => void): () => void {
  const channel = openChannel()
  channel?.addEventListener('message', leave)
  return () => channel?.close()
}
