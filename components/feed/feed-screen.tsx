import { headers } from 'next/headers'
import { preconnect, preload } from 'react-dom'
import { EmptyFeed } from '@/components/feed/empty-feed'
import { Feed } from '@/components/feed/feed'
import { FeedAccount } from '@/components/feed/feed-account'
import { type FeedBack, FeedTabs } from '@/components/feed/feed-tabs'
import { FeedTools } from '@/components/feed/feed-tools'
import { KeyboardHints } from '@/components/feed/keyboard-hints'
import { LateLookFurther } from '@/components/feed/late-look-further'
import { OfflineText } from '@/components/feed/offline-text'
import { wordsId } from '@/components/feed/words-id'
import { Logo } from '@/components/ui/logo'
import { readerLocale } from '@/components/ui/reader-locale'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'
import type { FeedList, FeedPage } from '@/lib/feed/schema'

type FeedScreenProps = {
  list?: FeedList
  first: FeedPage
  actor: Actor | null
  /** Where these clips were chosen, in place of the tabs. */
  back?: FeedBack
}

const forYou: FeedList = { of: 'all', filter: null }

/** The feed with everything the server knows: first page, account, data saver. */
export async function FeedScreen({ list = forYou, first, actor, back }: FeedScreenProps) {
  const [opening] = first.items
  const nothing = <EmptyFeed list={list} actor={actor} />
  if (!opening && first.nextCursor === null) return nothing
  const filter = new URLSearchParams(list.filter ?? {}).toString()
  const media = opening?.playback.poster ?? opening?.playback.sources[0]?.src
  if (media?.startsWith('http')) preconnect(new URL(media).origin)
  if (opening?.playback.poster) preload(opening.playback.poster, { as: 'image', fetchPriority: 'high' })
  const feed = {
    list,
    isEverything: list.of === 'all' && filter === '' && back === undefined,
    first,
    savesData: (await headers()).get('save-data') === 'on',
    reader: { locale: await readerLocale(), now: Date.now(), handle: actor?.partner?.handle ?? null },
    logo: (
      // Not <Link>: from the feed to the feed means "the newest, please", so the page is asked for anew.
      <a href={paths.feed()} aria-label="Morsel, newest clips" className="-m-1 inline-flex rounded-sm p-1">
        <Logo className="text-xl max-[22.5rem]:[&_span]:sr-only wide:text-2xl drop-shadow-[0_1px_6px_rgb(0_0_0/0.5)]" />
      </a>
    ),
    tabs: <FeedTabs list={list} back={back} />,
    account: (
      <>
        <FeedTools filter={list.filter} />
        <FeedAccount actor={actor} />
      </>
    ),
    hints: <KeyboardHints />,
    offline: <OfflineText />,
  }
  // Another filter is another list, from its first clip on.
  if (opening)
    return (
      <>
        {/*
          Nothing is painted before the words of the first clip have come. The parser rests every few milliseconds, and each time all
          there is would be laid out and painted: the bar, the picture without its name, and then all of it once more.
        */}
        <link rel="expect" href={`#${wordsId(opening.id)}`} blocking="render" />
        <Feed key={filter} {...feed} />
      </>
    )
  const looking = <EmptyFeed list={list} actor={actor} isLooking />
  return <LateLookFurther key={filter} {...feed} looking={looking} nothing={nothing} />
}
