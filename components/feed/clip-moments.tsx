import type { MouseEvent } from 'react'
import { formatPrice } from '@/components/ui/price'
import { formatClock, type Moment } from '@/lib/core/moments'

/** The player lends its one `<video>` to the slide on screen, so that is the one to move. */
function jump(event: MouseEvent<HTMLElement>, atMs: number): void {
  const video = event.currentTarget.closest('article')?.querySelector('video')
  if (video) video.currentTime = atMs / 1_000
}

/** Which dish comes when; a tap goes there. */
export function ClipMoments({ moments, locale }: { moments: Moment[]; locale: string }) {
  if (moments.length === 0) return null
  return (
    <ul
      aria-label="Dishes in this clip"
      className="scrollbar-none -mx-4 mt-3 flex snap-x scroll-px-4 gap-2 overflow-x-auto px-4 wide:mx-0 wide:flex-wrap wide:overflow-visible wide:px-0"
    >
      {moments.map(({ atMs, name, price }) => (
        <li key={atMs} className="shrink-0 snap-start">
          <button
            type="button"
            onClick={(event) => jump(event, atMs)}
            className="inline-flex min-h-11 max-w-72 items-center gap-2 rounded-full bg-white/15 px-4 text-sm text-white transition-colors hover:bg-white/25"
          >
            <span className="tabular-nums text-white/85">
              <span className="sr-only">Go to </span>
              {formatClock(atMs)}
            </span>
            <span className="truncate font-semibold">{name}</span>
            {price ? <span className="tabular-nums">{formatPrice(price, locale)}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
