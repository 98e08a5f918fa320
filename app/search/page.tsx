import type { Metadata } from 'next'
import { FeedScreen } from '@/components/feed/feed-screen'
import { SearchBox } from '@/components/search/search-box'
import { SearchIdeas } from '@/components/search/search-ideas'
import { SearchResults } from '@/components/search/search-results'
import { startWith } from '@/components/search/start-with'
import { InlineAlert } from '@/components/ui/inline-alert'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import { getActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { admitReader } from '@/lib/http/admit-reader'
import { listIdeas } from '@/lib/search/list-ideas'
import { searchPage } from '@/lib/search/schema'
import { searchFood } from '@/lib/search/search-food'

type SearchPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
  const { q } = searchPage.parse(await searchParams)
  return { title: q ? `${q} · Search` : 'Search', robots: { index: false } }
}

/** What was found for `q`, as a page, or playing from `clip` on. */
export default async function SearchPage({ searchParams }: SearchPageProps) {
  const { q, clip } = searchPage.parse(await searchParams)
  const actor = await getActor()
  const isAdmitted = q === '' || (await admitReader('search.read'))
  const results = q && isAdmitted ? await searchFood({ actor, q }) : null
  const playing = results && clip ? startWith(results.items, clip) : null
  if (playing)
    return (
      <div className="dark min-h-dvh bg-[#0b0709] text-ink">
        <FeedScreen
          first={{ items: playing, nextCursor: null }}
          actor={actor}
          back={{ href: paths.search(q), label: q }}
        />
      </div>
    )
  const hasFound = results !== null && results.items.length + results.partners.length > 0
  return (
    <PageShell header={<SiteHeader actor={actor} />}>
      <h1 className="mb-6 font-display font-semibold text-3xl sm:text-4xl">Search</h1>
      {/* The key: a link to other words must not leave the old ones in the box. */}
      <SearchBox key={q} q={q} />
      {isAdmitted ? null : (
        <InlineAlert tone="warning" title="Too many searches" className="mt-8">
          Please wait a minute, then search again.
        </InlineAlert>
      )}
      {hasFound ? <SearchResults q={q} results={results} /> : null}
      {hasFound || !isAdmitted ? null : <SearchIdeas q={q} tags={await listIdeas()} />}
    </PageShell>
  )
}
