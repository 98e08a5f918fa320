import { headers } from 'next/headers'
import { preconnect, preload } from 'react-dom'
import { Feed } from '@/components/feed/feed'
import { FeedAccount } from '@/components/feed/feed-account'
import { ButtonLink } from '@/components/ui/button-link'
import { BowlDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { Logo } from '@/components/ui/logo'
import { PageShell } from '@/components/ui/page-shell'
import { readerLocale } from '@/components/ui/reader-locale'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'
import type { FeedPage } from '@/lib/feed/schema'

/** The feed with everything the server knows: first page, account, data saver. */
export async function FeedScreen({ first, actor }: { first: FeedPage; actor: Actor | null }) {
  const [opening] = first.items
  if (!opening) return <EmptyFeed actor={actor} />
  const media = opening.playback.poster ?? opening.playback.sources[0]?.src
  if (media?.startsWith('http')) preconnect(new URL(media).origin)
  if (opening.playback.poster) preload(opening.playback.poster, { as: 'image', fetchPriority: 'high' })
  return (
    <Feed
      first={first}
      savesData={(await headers()).get('save-data') === 'on'}
      reader={{ locale: await readerLocale(), now: Date.now() }}
      logo={
        // Not <Link>: from the feed to the feed means "the newest, please", so the page is asked for anew.
        <a href={paths.feed()} aria-label="Morsel, newest clips" className="-m-1 inline-flex rounded-sm p-1">
          <Logo className="text-xl max-[22.5rem]:[&_span]:sr-only wide:text-2xl drop-shadow-[0_1px_6px_rgb(0_0_0/0.5)]" />
        </a>
      }
      account={<FeedAccount actor={actor} />}
    />
  )
}

function EmptyFeed({ actor }: { actor: Actor | null }) {
  return (
    <PageShell className="grid place-items-center">
      <EmptyState
        headingLevel="h1"
        drawing={<BowlDrawing />}
        title="Nothing on the table yet"
        action={
          actor?.partner ? (
            <ButtonLink href={paths.upload()} size="lg">
              Upload the first clip
            </ButtonLink>
          ) : (
            <ButtonLink href={actor ? paths.studio() : paths.register()} size="lg">
              Open your kitchen
            </ButtonLink>
          )
        }
      >
        No kitchen has published a clip so far. Yours could be the first.
      </EmptyState>
    </PageShell>
  )
}
