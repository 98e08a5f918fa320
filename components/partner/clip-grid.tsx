import { ClipTile } from '@/components/partner/clip-tile'
import { ButtonLink } from '@/components/ui/button-link'
import { BowlDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { readerLocale } from '@/components/ui/reader-locale'
import { paths } from '@/lib/core/paths'
import type { VideoCard } from '@/lib/feed/schema'

type ClipGridProps = {
  cards: VideoCard[]
  handle: string
  nextCursor: string | null
  isOwner: boolean
  isFirstPage: boolean
}

/** All clips of one partner. Older ones are a plain link away, so they can be shared and work without scripts. */
export async function ClipGrid({ cards, handle, nextCursor, isOwner, isFirstPage }: ClipGridProps) {
  const locale = await readerLocale()
  if (cards.length === 0) return <NoClips isOwner={isOwner} />
  return (
    <section aria-label="Clips" className="mt-12 sm:mt-16">
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-5 lg:grid-cols-4">
        {cards.map((card, index) => (
          <li key={card.id}>
            <ClipTile card={card} locale={locale} isEager={index < 4} />
          </li>
        ))}
      </ul>
      <div className="mt-10 flex flex-wrap justify-center gap-3">
        {isFirstPage ? null : (
          <ButtonLink href={paths.partner(handle)} variant="ghost">
            Newest clips
          </ButtonLink>
        )}
        {nextCursor ? (
          <ButtonLink
            href={`${paths.partner(handle)}?before=${encodeURIComponent(nextCursor)}`}
            variant="secondary"
          >
            Older clips
          </ButtonLink>
        ) : null}
      </div>
    </section>
  )
}

function NoClips({ isOwner }: { isOwner: boolean }) {
  if (!isOwner)
    return (
      <EmptyState
        drawing={<BowlDrawing />}
        title="The stove is warming up"
        action={<ButtonLink href={paths.feed()}>See what others cook</ButtonLink>}
      >
        This kitchen has not published a clip yet.
      </EmptyState>
    )
  return (
    <EmptyState
      drawing={<BowlDrawing />}
      title="Your first clip goes here"
      action={<ButtonLink href={paths.upload()}>Upload a clip</ButtonLink>}
    >
      Ten seconds of your best dish are enough.
    </EmptyState>
  )
}
