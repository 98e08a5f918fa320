import type { Reader } from '@/components/feed/slide-props'
import { formatPrice } from '@/components/ui/price'
import type { VideoCard } from '@/lib/feed/schema'

/** What is on the plate, what it costs, and its tags. */
export function ClipOffer({ card, reader }: { card: VideoCard; reader: Reader }) {
  const { dish, tags } = card
  return (
    <>
      {dish ? (
        <p className="mt-2 flex flex-wrap gap-x-3 font-semibold text-base">
          <span>{dish.name}</span>
          {dish.price ? <span className="tabular-nums">{formatPrice(dish.price, reader.locale)}</span> : null}
        </p>
      ) : null}
      {tags.length > 0 ? (
        <ul
          aria-label="Tags"
          className="mt-2 flex max-h-5 flex-wrap gap-x-3 overflow-hidden text-sm text-white/80"
        >
          {tags.map((tag) => (
            <li key={tag}>#{tag}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
