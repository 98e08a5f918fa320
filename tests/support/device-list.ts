import { GET as me } from '@/app/api/auth/me/route'
import { GET as list } from '@/app/api/auth/sessions/route'
import type { SessionDto } from '@/lib/auth/schema'
import type { Browser } from './browser'

/** What the device list of this browser's account says. */
export async function sessionsOf(browser: Browser): Promise<SessionDto[]> {
  const response = await browser.call(list, { method: 'GET' })
  return ((await response.json()) as { sessions: SessionDto[] }).sessions
}

export const isSignedIn = async (browser: Browser) =>
  (await browser.call(me, { method: 'GET' })).status === 200
