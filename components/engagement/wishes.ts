import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'

/** Whether something is liked, kept or followed, and by how many. */
export type Standing = { isOn: boolean; count: number }

type Entry = {
  shown: Standing
  /** What the server said last. */
  confirmed: Standing
  isSending: boolean
  hasFailed: boolean
}

/** By address of the API. Outlives the slides, which come and go while one swipes. Entries are replaced, never changed. */
const entries = new Map<string, Entry>()
const listeners = new Set<() => void>()
const forgetFailureAfterMs = 4_000

function keep(url: string, entry: Entry): void {
  entries.set(url, entry)
  for (const listener of listeners) listener()
}

async function ask(url: string, isOn: boolean): Promise<Standing> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetchWithRefresh(url, { method: isOn ? 'PUT' : 'DELETE', headers })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  const answer: Record<string, unknown> = await response.json()
  return { isOn, count: Number(Object.values(answer).find((value) => typeof value === 'number')) }
}

/** One call at a time for each thing; what was tapped meanwhile is asked for afterwards, and only the last of it. */
async function settle(url: string, begun: Entry): Promise<void> {
  const now = () => entries.get(url) ?? begun
  keep(url, { ...begun, isSending: true, hasFailed: false })
  try {
    while (now().shown.isOn !== now().confirmed.isOn) {
      const confirmed = await ask(url, now().shown.isOn)
      const { shown } = now()
      keep(url, { ...now(), confirmed, shown: shown.isOn === confirmed.isOn ? confirmed : shown })
    }
    keep(url, { ...now(), isSending: false })
  } catch {
    keep(url, { ...now(), shown: now().confirmed, isSending: false, hasFailed: true })
    setTimeout(() => keep(url, { ...now(), hasFailed: false }), forgetFailureAfterMs)
  }
}

export const wishes = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** What became of it since the page was made; undefined while nobody has touched it. */
  of(url: string): Pick<Entry, 'shown' | 'hasFailed'> | undefined {
    return entries.get(url)
  },
  /** What was changed otherwise: the server's next word counts. */
  forget(isMeant: (url: string) => boolean): void {
    for (const url of entries.keys()) if (isMeant(url)) entries.delete(url)
  },
  /**
   * Shown at once, sent behind it, and taken back when it does not go through.
   *
   * @param given what the server said when it made the page
   */
  make(url: string, given: Standing, isOn: boolean): void {
    const entry = entries.get(url) ?? { shown: given, confirmed: given, isSending: false, hasFailed: false }
    if (entry.shown.isOn === isOn) return
    const shown = { isOn, count: Math.max(0, entry.shown.count + (isOn ? 1 : -1)) }
    keep(url, { ...entry, shown })
    if (!entry.isSending) void settle(url, { ...entry, shown })
  },
}
