'use client'

import { type ReactNode, useCallback, useRef } from 'react'
import { commentsDesk } from '@/components/comments/comments-desk'
import { CommentsHost } from '@/components/comments/comments-host'
import { keepClip } from '@/components/engagement/keep-clip'
import { likeClip } from '@/components/engagement/like-clip'
import { FeedArrows } from '@/components/feed/feed-arrows'
import { FeedSlide } from '@/components/feed/feed-slide'
import { FeedTail } from '@/components/feed/feed-tail'
import { OfflineNotice } from '@/components/feed/offline-notice'
import type { Reader } from '@/components/feed/slide-props'
import { SoundButton } from '@/components/feed/sound-button'
import { useCaptions } from '@/components/feed/use-captions'
import { useFeedKeys } from '@/components/feed/use-feed-keys'
import { useFeedPlace } from '@/components/feed/use-feed-place'
import { useFeedWheel } from '@/components/feed/use-feed-wheel'
import { usePlayers } from '@/components/feed/use-players'
import { useSound } from '@/components/feed/use-sound'
import { ClipAnnouncer } from '@/components/player/clip-announcer'
import { toggleFullScreen } from '@/components/player/full-screen'
import { LatePlayerSheets } from '@/components/player/late-player-sheets'
import { togglePicture } from '@/components/player/picture'
import { PlaybackButton } from '@/components/player/playback-button'
import { stride } from '@/components/player/seeking'
import { usePlayback } from '@/components/player/use-playback'
import { late } from '@/components/ui/late'
import type { FeedList, FeedPage, FeedScope } from '@/lib/feed/schema'

/** Few clips have words. */
const CaptionsButton = late(() =>
  import('@/components/feed/captions-button').then(({ CaptionsButton }) => CaptionsButton),
)

const titles: Record<FeedScope, string> = {
  all: 'Food clips',
  following: 'From kitchens you follow',
  saved: 'Clips you kept',
}

type FeedProps = {
  list: FeedList
  /** At its end every clip was seen. */
  isEverything: boolean
  first: FeedPage
  /** The browser sent `Save-Data: on`. */
  savesData: boolean
  reader: Reader
  /** These and what follows are drawn by the server: nothing of them is in the script. First the bar. */
  logo: ReactNode
  /** Which feed this is, and the way to the others. */
  tabs: ReactNode
  account: ReactNode
  /** The keys that one uses most, where there is room for them. */
  hints: ReactNode
  /** What to say without a network: drawn beforehand, as it cannot be asked for then. */
  offline: ReactNode
}

/**
 * The feed, whichever it is. Its address stays what it was (`/`, or `/v/[id]` for a shared clip) while one swipes: Back stays one step, a
 * reload goes on where one was, and a clip's own address comes from its share button.
 */
export function Feed({
  list,
  isEverything,
  first,
  savesData,
  reader,
  logo,
  tabs,
  account,
  hints,
  offline,
}: FeedProps) {
  const feedRef = useRef<HTMLDivElement>(null)
  const { muted, isInviting, wasSilenced, choose, onSilenced } = useSound()
  const captions = useCaptions()
  const place = useFeedPlace(feedRef, list, first)
  const { activeIndex, items, move, jumpTo } = place
  const next = useCallback(() => move(1), [move])
  const wishes = usePlayback()
  const { state, words, play, pause, applyMuted, hurry, player } = usePlayers({
    feedRef,
    items,
    activeIndex,
    muted,
    hasCaptions: captions.isOn,
    savesData: savesData || wishes.savesData,
    speed: wishes.speed,
    advances: wishes.advances,
    onSilenced,
    onNext: next,
  })

  const chooseSound = useCallback(
    (isOn: boolean) => {
      applyMuted(!isOn)
      choose(isOn)
    },
    [applyMuted, choose],
  )
  const toggleSound = useCallback(() => chooseSound(muted), [chooseSound, muted])
  const toggle = useCallback(() => {
    if (state === 'paused' || state === 'blocked' || state === 'failed') play()
    else if (wasSilenced) chooseSound(true)
    else pause()
  }, [state, wasSilenced, play, pause, chooseSound])
  const toggleCaptions = useCallback(() => captions.choose(!captions.isOn), [captions.choose, captions.isOn])
  useFeedWheel(feedRef, move)
  const active = items[activeIndex]
  const like = useCallback(() => active && likeClip(active), [active])
  const toggleLike = useCallback(() => active && likeClip(active, 'toggle'), [active])
  const keep = useCallback(() => active && keepClip(active), [active])
  const onStride = useCallback((step: 1 | -1) => stride(player(), step), [player])
  const onPicture = useCallback(() => void togglePicture(player()), [player])
  useFeedKeys({
    onMove: move,
    onToggle: toggle,
    onSound: toggleSound,
    onCaptions: toggleCaptions,
    onLike: toggleLike,
    onComments: commentsDesk.open,
    onKeep: keep,
    onStride,
    onSpeed: wishes.shiftSpeed,
    onFullScreen: toggleFullScreen,
    onPicture,
    onHelp: wishes.openKeys,
  })

  return (
    <>
      <header className="bar-scrim pointer-events-none fixed inset-x-0 top-0 z-20 flex items-center gap-1.5 px-4 pt-[max(0.75rem,env(safe-area-inset-top))] pb-8 text-white *:pointer-events-auto wide:bg-none wide:px-6 wide:pt-6">
        {logo}
        {tabs}
        <span className="pointer-events-none! flex-1" />
        {/* What not every clip has comes and goes at the free end, so that the rest stays where it is. */}
        <span className="absolute top-[calc(100%-1.25rem)] right-4 flex flex-col-reverse items-end gap-2 wide:static wide:flex-row wide:gap-1.5">
          {active && active.captions.length > 0 ? (
            <CaptionsButton isOn={captions.isOn} onChoose={captions.choose} />
          ) : null}
          <PlaybackButton speed={wishes.speed} locale={reader.locale} onOpen={wishes.openSheet} />
        </span>
        <SoundButton muted={muted} isInviting={isInviting && muted} onChoose={chooseSound} />
        {account}
      </header>
      <OfflineNotice>{offline}</OfflineNotice>
      <main id="main" tabIndex={-1} className="focus:outline-none">
        <h1 className="sr-only">{titles[list.of]}</h1>
        <div
          ref={feedRef}
          data-feed
          role="feed"
          aria-label="Food clips"
          aria-busy={place.tail === 'loading' && !active}
          className="scrollbar-none h-dvh snap-y snap-mandatory overflow-y-auto overscroll-contain [overflow-anchor:none]"
        >
          {place.from > 0 ? <div aria-hidden="true" style={{ height: `${place.from * 100}dvh` }} /> : null}
          {place.slides.map((card, offset) => {
            const index = place.from + offset
            const isActive = index === activeIndex
            return (
              <FeedSlide
                key={card.id}
                card={card}
                index={index}
                isActive={isActive}
                isFirstScreen={index === 0}
                savesData={savesData}
                reader={reader}
                state={isActive ? state : 'starting'}
                words={isActive ? words : ''}
                onToggle={toggle}
                onLike={like}
                onNext={next}
                onHurry={hurry}
              />
            )
          })}
          {place.isTailNear ? (
            // The key keeps the browser from following this card down the page when clips come in before it.
            <FeedTail
              key={items.length}
              tail={place.tail}
              isEverything={isEverything}
              index={items.length}
              onRetry={place.retry}
              onRestart={() => jumpTo(0)}
            />
          ) : null}
        </div>
        <FeedArrows canGoBack={activeIndex > 0} canGoOn={activeIndex < items.length} onMove={move} />
        {hints}
      </main>
      <CommentsHost card={active} reader={reader} />
      <LatePlayerSheets wishes={wishes} locale={reader.locale} player={player} />
      <ClipAnnouncer active={active} />
    </>
  )
}
