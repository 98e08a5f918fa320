import { GET as history } from '@/app/api/auth/history/route'
import type { AuthEventDto, AuthEventPage } from '@/lib/audit/schema'
import type { Browser } from './browser'

export async function historyPage(browser: Browser, cursor?: string): Promise<AuthEventPage> {
  const path = `/api/auth/history${cursor ? `?cursor=${cursor}` : ''}`
  const response = await browser.call(history, { method: 'GET', path })
  if (response.status !== 200) throw new Error(`history: ${response.status} ${await response.text()}`)
  return (await response.json()) as AuthEventPage
}

/** What the owner reads, newest first, as `kind outcome detail`. */
export const linesOf = (items: readonly AuthEventDto[]): string[] =>
  items.map(({ kind, outcome, detail }) => [kind, outcome, detail].filter(Boolean).join(' '))
