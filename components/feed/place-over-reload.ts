import { cardAsShown } from '@/components/feed/card-as-shown'
import { type FeedPlace, forgetAfterMs, noteKey, recallPlace } from '@/components/feed/feed-memory'

type Note = FeedPlace & { path: string; at: number }

/** Slides before the one on screen that outlive a reload; of those before them only the ids do. */
const keptBefore = 12

function trim({ items, activeIndex, passed = [], ...rest }: FeedPlace): FeedPlace {
  const from = Math.max(0, activeIndex - keptBefore)
  return {
    ...rest,
    items: items.slice(from).map(cardAsShown),
    activeIndex: activeIndex - from,
    passed: [...passed, ...items.slice(0, from).map(({ id }) => id)],
  }
}

/** Writes the place down when the page goes, and not before: at each swipe it would cost a frame. @returns what ends that */
export function keepForReload(path: string): () => void {
  const keep = () => {
    const place = recallPlace(path)
    try {
      if (place)
        sessionStorage.setItem(
          noteKey,
          JSON.stringify({ ...trim(place), path, at: Date.now() } satisfies Note),
        )
    } catch {
      // Full or forbidden: the reload begins at the top.
    }
  }
  addEventListener('pagehide', keep)
  return () => removeEventListener('pagehide', keep)
}

/** Whether this very document was loaded at that address by a reload, or by Back from another site. */
function wasLoadedAgain(path: string): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  if (!(entry instanceof PerformanceNavigationTiming)) return false
  const { pathname, searchParams } = new URL(entry.name)
  return (entry.type === 'reload' || entry.type === 'back_forward') && path === `${pathname}?${searchParams}`
}

/**
 * Of a page that was reloaded, or come back to from another site: where the reader was. Once; whoever asks for the page anew begins
 * anew, and whoever swiped before this was there stays where they are.
 */
export function recallAfterReload(path: string, isSignedIn: boolean): FeedPlace | undefined {
  try {
    const text = sessionStorage.getItem(noteKey)
    sessionStorage.removeItem(noteKey)
    if (!text || !wasLoadedAgain(path) || recallPlace(path)?.activeIndex) return undefined
    const place: Note = JSON.parse(text)
    const isSame = place.path === path && place.items.some(({ viewer }) => viewer) === isSignedIn
    return isSame && Date.now() - place.at < forgetAfterMs ? place : undefined
  } catch {
    return undefined
  }
}
