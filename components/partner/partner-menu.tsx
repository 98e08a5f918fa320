import { ChevronDown } from 'lucide'
import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import { formatPrice } from '@/components/ui/price'
import { allergenNames, type Dietary, dietNames } from '@/lib/core/dietary'
import { paths } from '@/lib/core/paths'
import type { MenuDish } from '@/lib/feed/schema'

/** A longer card waits behind its heading, so that the clips are not out of sight. */
const shownOpen = 6

function describe({ diets, allergens }: Dietary): string {
  const contents = allergens?.length
    ? [`contains ${allergens.map((one) => allergenNames[one].toLowerCase()).join(', ')}`]
    : []
  const words = [...diets.map((diet) => dietNames[diet]), ...contents].join(' · ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What there is to eat, each dish a way to its clip. Works without scripts. */
export function PartnerMenu({ menu, locale }: { menu: MenuDish[]; locale: string }) {
  if (menu.length === 0) return null
  return (
    <section aria-labelledby="menu" className="mt-10 sm:mt-14">
      <details open={menu.length <= shownOpen} className="group">
        <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-sm [&::-webkit-details-marker]:hidden">
          <h2 id="menu" className="font-display font-semibold text-2xl">
            Menu
          </h2>
          <span className="text-ink-soft text-sm">
            {menu.length === 1 ? '1 dish' : `${menu.length} dishes`}
          </span>
          <Icon
            of={ChevronDown}
            className="size-5 shrink-0 text-ink-soft transition-transform group-open:rotate-180"
          />
        </summary>
        <ul className="mt-3 grid gap-x-12 sm:grid-cols-2">
          {menu.map(({ dish, dietary, videoId }) => (
            <li key={videoId} className="border-line border-b py-3">
              <div className="flex items-baseline justify-between gap-4">
                <Link
                  href={paths.video(videoId)}
                  className="-my-2.5 py-2.5 font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-ink"
                >
                  {dish.name}
                </Link>
                {dish.price ? (
                  <span className="shrink-0 tabular-nums">{formatPrice(dish.price, locale)}</span>
                ) : null}
              </div>
              {describe(dietary) ? <p className="mt-1 text-ink-soft text-sm">{describe(dietary)}</p> : null}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
