import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button-link'
import { CleanPlateDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/core/paths'

/** Before a search, and after one that found nothing: what there is to find. */
export function SearchIdeas({ q, tags }: { q: string; tags: string[] }) {
  return (
    <>
      {q ? (
        <EmptyState
          drawing={<CleanPlateDrawing />}
          title={`Nothing for “${q}”`}
          action={<ButtonLink href={paths.feed()}>See what is cooking</ButtonLink>}
        >
          <p role="status">Try fewer words, or another name for it.</p>
        </EmptyState>
      ) : null}
      {tags.length > 0 ? (
        <section aria-labelledby="ideas" className="mt-8">
          <h2 id="ideas" className="font-display font-semibold text-xl">
            Ideas
          </h2>
          <ul className="mt-4 flex flex-wrap gap-2">
            {tags.map((tag) => (
              <li key={tag}>
                <Link
                  href={paths.search(tag)}
                  className="inline-flex min-h-11 items-center rounded-full border border-line-strong bg-surface px-4 hover:border-ink"
                >
                  {tag}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
