import { Heart, Play } from 'lucide'
import type { SlideProps } from '@/components/feed/slide-props'
import { useDoubleTap } from '@/components/feed/use-double-tap'
import { holdSpeed, writeSpeed } from '@/components/player/speeds'
import { useHold } from '@/components/player/use-hold'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

type ClipSurfaceProps = Pick<
  SlideProps,
  'card' | 'isActive' | 'state' | 'reader' | 'onToggle' | 'onLike' | 'onHurry'
>

/** One large invisible button over the picture: a tap pauses, two like, a finger that stays hurries the clip. */
export function ClipSurface(props: ClipSurfaceProps) {
  const { card, isActive, state, reader, onToggle, onLike, onHurry } = props
  const { onClick, burst } = useDoubleTap(onToggle, card.viewer ? onLike : null)
  const hold = useHold(isActive && state === 'playing', onHurry)
  const isResting = isActive && (state === 'paused' || state === 'blocked')
  return (
    <>
      <button
        type="button"
        {...hold.handlers}
        // Without a count it came from a key, and no finger had to do with it.
        onClick={(event) => (event.detail > 0 && hold.wasHold()) || onClick(event)}
        aria-label={isResting ? `Play ${card.name}` : `Pause ${card.name}`}
        className="-outline-offset-4 absolute inset-0 flex cursor-pointer touch-manipulation select-none items-center justify-center [-webkit-touch-callout:none]"
      >
        <span
          className={classNames(
            'flex size-20 items-center justify-center rounded-full bg-black/55 text-white transition-[opacity,transform]',
            isResting ? 'opacity-100' : 'motion-ok:scale-90 opacity-0',
          )}
        >
          <Icon of={Play} className="ml-1 size-9 fill-current stroke-none" />
        </span>
      </button>
      {burst ? (
        <Icon
          of={Heart}
          key={burst.key}
          className="-mt-12 -ml-12 pointer-events-none absolute z-10 size-24 animate-burst fill-paprika stroke-none"
          style={{ left: burst.x, top: burst.y }}
        />
      ) : null}
      {hold.isHeld ? (
        <p
          aria-hidden="true"
          data-hurry
          className="pointer-events-none absolute inset-x-0 top-[max(5rem,10%)] z-10 mx-auto w-fit animate-fade rounded-full bg-black/60 px-3 py-1 font-semibold text-sm text-white"
        >
          {writeSpeed(holdSpeed, reader.locale)}
        </p>
      ) : null}
    </>
  )
}
