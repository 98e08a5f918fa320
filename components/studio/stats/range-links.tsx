import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { type StatsRange, statsRanges } from '@/lib/analytics/schema'
import { studioPaths } from '../studio-paths'

const names: Record<StatsRange, string> = { '7': '7 days', '28': '28 days', all: 'All time' }

/** Which days the page is about: links, so that it stays in the address. */
export function RangeLinks({ videoId, range }: { videoId: string; range: StatsRange }) {
  return (
    <nav
      aria-label="Days"
      className="inline-flex gap-1 justify-self-start rounded-full border border-line bg-sunken p-1"
    >
      {statsRanges.map((each) => (
        <Link
          key={each}
          href={studioPaths.stats(videoId, each)}
          aria-current={each === range ? 'page' : undefined}
          className={classNames(
            'inline-flex min-h-11 items-center rounded-full px-4 font-semibold text-sm no-underline',
            each === range ? 'bg-surface text-ink shadow-raised' : 'text-ink-soft hover:text-ink',
          )}
        >
          {names[each]}
        </Link>
      ))}
    </nav>
  )
}
