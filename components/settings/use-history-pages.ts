import { useState, useTransition } from 'react'
import { useProvenFetch } from '@/components/auth/proof-provider'
import type { AuthEventPage } from '@/lib/audit/schema'
import * as apiPaths from '@/lib/core/api-paths'

/** The pages that are shown so far, and the next one when asked for. */
export function useHistoryPages(first: AuthEventPage) {
  const fetcher = useProvenFetch()
  const [later, setLater] = useState<AuthEventPage[]>([])
  const [trouble, setTrouble] = useState<string>()
  const [isBusy, startWork] = useTransition()
  const pages = [first, ...later]
  const cursor = pages.at(-1)?.nextCursor ?? undefined

  const showMore = () =>
    startWork(async () => {
      setTrouble(undefined)
      try {
        const response = await fetcher(apiPaths.history(cursor))
        if (!response.ok) throw new Error(String(response.status))
        const page = (await response.json()) as AuthEventPage
        setLater((shown) => [...shown, page])
        // After the last page the button goes, and would take the focus along.
        if (!page.nextCursor) document.getElementById('main')?.focus({ preventScroll: true })
      } catch {
        setTrouble('We could not fetch the rest. Check your connection and try again.')
      }
    })

  return {
    items: pages.flatMap(({ items }) => items),
    hasMore: cursor !== undefined,
    isBusy,
    trouble,
    showMore,
  }
}
