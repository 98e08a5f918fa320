import Link from 'next/link'
import { ClipTile } from '@/components/partner/clip-tile'
import { Avatar } from '@/components/ui/avatar'
import { readerLocale } from '@/components/ui/reader-locale'
import { paths } from '@/lib/core/paths'
import type { SearchResults as Results } from '@/lib/search/schema'

function countOf({ items, partners }: Results): string {
  const clips = items.length === 1 ? '1 clip' : `${items.length} clips`
  const kitchens = partners.length === 1 ? '1 kitchen' : `${partners.length} kitchens`
  if (partners.length === 0) return clips
  return items.length === 0 ? kitchens : `${clips} and ${kitchens}`
}

/** Kitchens, then clips; a clip plays with the others behind it. */
export async function SearchResults({ q, results }: { q: string; results: Results }) {
  const locale = await readerLocale()
  const { items, partners, isClose } = results
  return (
    <>
      <p role="status" className="mt-5 text-ink-soft">
        {isClose ? `Nothing is called “${q}”. This comes close: ${countOf(results)}.` : countOf(results)}
      </p>
      {partners.length > 0 ? (
        <section aria-label="Kitchens" className="mt-6">
          <ul className="flex flex-wrap gap-3">
            {partners.map(({ handle, name, avatarUrl }) => (
              <li key={handle}>
                <Link
                  href={paths.partner(handle)}
                  className="flex min-h-14 items-center gap-3 rounded-full border border-line bg-surface py-2 pr-5 pl-2 font-semibold hover:border-ink"
                >
                  <Avatar name={name} src={avatarUrl} size="sm" />
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {items.length > 0 ? (
        <section aria-label="Clips" className="mt-8">
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-5 lg:grid-cols-4">
            {items.map((card, index) => (
              <li key={card.id}>
                <ClipTile card={card} locale={locale} isEager={index < 4} href={paths.search(q, card.id)} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
