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
      <div className="mt-1 flex flex-wrap gap-x-3 text-sm">
        {dietary.diets.length > 0 ? (
          <ul aria-label="Right for" className="flex flex-wrap gap-x-3 font-semibold">
            {dietary.diets.map((diet) => (
              <li key={diet}>{dietNames[diet]}</li>
            ))}
          </ul>
        ) : null}
        {dietary.allergens?.length ? (
          <p className="text-white/90">
            Contains {dietary.allergens.map((one) => allergenNames[one].toLowerCase()).join(', ')}
          </p>
        ) : null}
      </div>
      {tags.length > 0 ? (
        // A phone has no room for them: there the food comes first.
        <ul
          aria-label="Tags"
          className="mt-2 hidden max-h-5 flex-wrap gap-x-3 overflow-hidden text-sm text-white/80 wide:flex"
        >
          {tags.map((tag) => (
            <li key={tag}>#{tag}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
