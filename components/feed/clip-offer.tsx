import type { Reader } from '@/components/feed/slide-props'
import { formatPrice } from '@/components/ui/price'
import { allergenNames, dietNames } from '@/lib/core/dietary'
import type { VideoCard } from '@/lib/feed/schema'

/** What is on the plate, what it costs, whom it is right for, and its tags. */
export function ClipOffer({ card, reader }: { card: VideoCard; reader: Reader }) {
  const { dish, dietary, tags } = card
  return (
    <>
      {dish ? (
        <p className="mt-2 flex flex-wrap gap-x-3 font-semibold text-base">
          <span>{dish.name}</span>
          {dish.price ? <span className="tabular-nums">{formatPrice(dish.price, reader.locale)}</span> : null}
        </p>
      ) : null}
      {dietary.diets.length > 0 ? (
        <ul aria-label="Right for" className="mt-2 flex flex-wrap gap-x-3 gap-y-1 font-semibold text-sm">
          {dietary.diets.map((diet) => (
            <li key={diet}>{dietNames[diet]}</li>
          ))}
        </ul>
      ) : null}
      {dietary.allergens?.length ? (
        <p className="mt-1 text-sm text-white/90">
          Contains {dietary.allergens.map((one) => allergenNames[one].toLowerCase()).join(', ')}
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
