import { FeedAccount } from '@/components/feed/feed-account'
import { FeedTabs } from '@/components/feed/feed-tabs'
import { FeedTools } from '@/components/feed/feed-tools'
import { buttonStyle } from '@/components/ui/button-style'
import { BowlDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { Logo } from '@/components/ui/logo'
import { PageShell } from '@/components/ui/page-shell'
import { SoftLink } from '@/components/ui/soft-link'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'
import type { FeedList } from '@/lib/feed/schema'

type EmptyFeedProps = {
  list: FeedList
  actor: Actor | null
  /** Older clips are still looked through. */
  isLooking?: boolean
}

const toFeed = { href: paths.feed(), label: 'See what is cooking' }

const showAll = { href: paths.feed(), label: 'Show everything' }

function wordsFor({ list: { of, filter }, actor, isLooking }: EmptyFeedProps) {
  if (isLooking)
    return {
      title: 'Looking further back',
      text: 'None of the newest clips fits everything you chose. Older ones are looked through now.',
      action: showAll,
    }
  if (filter && Object.keys(filter).length > 0)
    return {
      title: 'Nothing like that right now',
      text: 'No clip fits everything you chose. Kitchens that have not said what is in a dish are left out.',
      action: showAll,
    }
  if (of === 'following')
    return {
      title: 'Nobody followed yet',
      text: 'Follow a kitchen from one of its clips, and everything it films next comes here first.',
      action: toFeed,
    }
  if (of === 'saved')
    return {
      title: 'Nothing kept yet',
      text: 'Keep a clip with the bookmark below it, and find it here when you are hungry.',
      action: toFeed,
    }
  return {
    title: 'Nothing on the table yet',
    text: 'No kitchen has published a clip so far. Yours could be the first.',
    action: actor?.partner
      ? { href: paths.upload(), label: 'Upload the first clip' }
      : { href: actor ? paths.studio() : paths.register(), label: 'Open your kitchen' },
  }
}

/** A feed without a clip: what to do so that there is one. */
export function EmptyFeed(props: EmptyFeedProps) {
  const { list, actor, isLooking = false } = props
  const { title, text, action } = wordsFor(props)
  return (
    <>
      <header className="fixed inset-x-0 top-0 z-20 flex items-center gap-1.5 px-4 pt-[max(0.75rem,env(safe-area-inset-top))] pb-8 text-white wide:px-6 wide:pt-6">
        <a href={paths.feed()} aria-label="Morsel, newest clips" className="-m-1 inline-flex rounded-sm p-1">
          <Logo className="text-xl wide:text-2xl" />
        </a>
        <FeedTabs list={list} />
        <span className="flex-1" />
        <FeedTools filter={list.filter} />
        <FeedAccount actor={actor} />
      </header>
      <PageShell className="grid place-items-center">
        <EmptyState
          headingLevel="h1"
          drawing={<BowlDrawing />}
          title={title}
          action={
            <SoftLink href={action.href} className={buttonStyle({ size: 'lg' })}>
              {action.label}
            </SoftLink>
          }
        >
          <span role={isLooking ? 'status' : undefined}>{text}</span>
        </EmptyState>
      </PageShell>
    </>
  )
}
