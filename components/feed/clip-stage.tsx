import { Heart, Play } from 'lucide-react'
import { isUpright } from '@/components/feed/clip-shape'
import { ClipTrouble } from '@/components/feed/clip-trouble'
import type { SlideProps } from '@/components/feed/slide-props'
import { StarterVideo } from '@/components/feed/starter-video'
import { useDoubleTap } from '@/components/feed/use-double-tap'
import { classNames } from '@/components/ui/class-names'
import { RemoteImage } from '@/components/ui/remote-image'

/** The picture: poster, the video over it, one large invisible button over both, and the line that shows how far. */
export function ClipStage({
  card,
  isActive,
  isFirstScreen,
  savesData,
  state,
  words,
  onToggle,
  onLike,
  onNext,
}: SlideProps) {
  const { onClick, burst } = useDoubleTap(onToggle, card.viewer ? onLike : null)
  const { poster, placeholder } = card.playback
  const isResting = isActive && (state === 'paused' || state === 'blocked')
  const fit = classNames(
    'object-contain object-[50%_30%] wide:object-center',
    isUpright(card) && 'upright-stage:object-cover',
  )
  return (
    <div
      data-stage
      className="absolute inset-0 overflow-hidden wide:relative wide:inset-auto wide:col-start-2 wide:aspect-9/16 wide:h-[calc(100dvh-3rem)] wide:rounded-xl wide:short:h-dvh wide:short:rounded-none wide:bg-white/4 wide:shadow-float"
    >
      {poster ? (
        <RemoteImage
          src={poster}
          // Of any other shape it would lie where the picture does not.
          placeholder={isUpright(card) ? placeholder : null}
          alt=""
          draggable={false}
          loading={isFirstScreen || isActive ? 'eager' : 'lazy'}
          fetchPriority={isFirstScreen ? 'high' : 'auto'}
          className={classNames(
            'absolute inset-0 size-full bg-[50%_30%] bg-contain bg-no-repeat upright-stage:bg-cover wide:bg-center',
            fit,
          )}
        />
      ) : null}
      <div data-slot className={classNames('absolute inset-0', fit)}>
        <StarterVideo card={card} isWanted={isFirstScreen} savesData={savesData} />
      </div>
      <button
        type="button"
        onClick={onClick}
        aria-label={isResting ? `Play ${card.name}` : `Pause ${card.name}`}
        className="-outline-offset-4 absolute inset-0 flex cursor-pointer touch-manipulation items-center justify-center"
      >
        <span
          className={classNames(
            'flex size-20 items-center justify-center rounded-full bg-black/40 text-white backdrop-blur-sm transition-[opacity,transform]',
            isResting ? 'opacity-100' : 'motion-ok:scale-90 opacity-0',
          )}
        >
          <Play aria-hidden="true" className="ml-1 size-9 fill-current stroke-none" />
        </span>
      </button>
      {burst ? (
        <Heart
          key={burst.key}
          aria-hidden="true"
          className="-mt-12 -ml-12 pointer-events-none absolute z-10 size-24 animate-burst fill-paprika stroke-none"
          style={{ left: burst.x, top: burst.y }}
        />
      ) : null}
      {words ? (
        // For eyes only: who listens to the page hears the clip itself.
        <p
          aria-hidden="true"
          data-words
          className="pointer-events-none absolute inset-x-4 bottom-[max(38%,21rem)] z-10 text-center wide:bottom-[8%]"
        >
          <span className="box-decoration-clone whitespace-pre-line rounded-sm bg-black/70 px-2 py-0.5 font-semibold text-lg text-white leading-relaxed">
            {words}
          </span>
        </p>
      ) : null}
      {isActive && state === 'failed' ? <ClipTrouble onRetry={onToggle} onNext={onNext} /> : null}
      <div
        aria-hidden="true"
        className={classNames(
          'pointer-events-none absolute inset-x-0 bottom-0 z-10 h-[3px] bg-white/20',
          isActive && (state === 'waiting' || state === 'starting') && 'animate-shimmer',
        )}
      >
        <div className="h-full origin-left scale-x-(--played,0) bg-saffron" />
      </div>
    </div>
  )
}
