import { Search, SlidersHorizontal } from 'lucide'
import { FilterButton } from '@/components/feed/filter-button'
import { Icon } from '@/components/ui/icon'
import { SoftLink } from '@/components/ui/soft-link'
import { paths } from '@/lib/core/paths'

/** Ways to something else than the newest. On a phone they have a row of their own: the bar is full. */
export function FeedTools({ filter }: { filter: Record<string, string> | null }) {
  return (
    <div className="absolute top-[calc(100%-1.25rem)] left-4 flex gap-1.5 wide:static">
      <SoftLink
        href={paths.search()}
        aria-label="Search"
        title="Search"
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-black/55 text-white transition-colors hover:bg-black/70"
      >
        <Icon of={Search} className="size-5" />
      </SoftLink>
      {filter ? (
        <FilterButton filter={filter}>
          <Icon of={SlidersHorizontal} className="size-5" />
        </FilterButton>
      ) : null}
    </div>
  )
}
