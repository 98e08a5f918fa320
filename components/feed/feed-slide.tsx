import { memo } from 'react'
import { ClipCaption } from '@/components/feed/clip-caption'
import { isUpright } from '@/components/feed/clip-shape'
import { ClipStage } from '@/components/feed/clip-stage'
import type { SlideProps } from '@/components/feed/slide-props'
import { classNames } from '@/components/ui/class-names'

/** One clip, one stop. On a phone the words lie over its lower edge; on a wide screen they stand beside it. */
export const FeedSlide = memo(function FeedSlide(props: SlideProps) {
  const { card, index, isActive } = props
  const { placeholder } = card.playback
  return (
    <article
      data-video-id={card.id}
      data-index={index}
      data-active={isActive}
      aria-posinset={index + 1}
      aria-setsize={-1}
      aria-labelledby={`name-${card.id} partner-${card.id}`}
      tabIndex={-1}
      className={classNames(
        'relative isolate h-dvh snap-start snap-always overflow-hidden bg-[#0b0709] focus:outline-none',
        'wide:grid wide:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] wide:items-center',
      )}
    >
      {/* Its colours, from the few pixels that came in the page: to blur the picture itself takes a second of processor a slide. */}
      {placeholder ? (
        <div
          aria-hidden="true"
          style={{ backgroundImage: `url("${placeholder}")` }}
          className={classNames(
            '-z-10 absolute inset-0 bg-cover opacity-55 saturate-150 wide:opacity-30',
            isUpright(card) && 'phone-stage:hidden',
          )}
        />
      ) : null}
      <ClipStage {...props} />
      <ClipCaption card={card} reader={props.reader} words={props.words} onNext={props.onNext} />
    </article>
  )
})
