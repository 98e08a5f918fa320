import { isUpright } from '@/components/feed/clip-shape'
import { ClipTrouble } from '@/components/feed/clip-trouble'
import { ClipWords } from '@/components/feed/clip-words'
import type { SlideProps } from '@/components/feed/slide-props'
import { StarterVideo } from '@/components/feed/starter-video'
import { ClipSurface } from '@/components/player/clip-surface'
import { LateSeekBar } from '@/components/player/late-seek-bar'
import { classNames } from '@/components/ui/class-names'
import { RemoteImage } from '@/components/ui/remote-image'

/** The picture: poster, the video over it, one large invisible button over both, and the line that shows how far. */
export function ClipStage(props: SlideProps) {
  const { card, isActive, isFirstScreen, savesData, state, words, onToggle, onNext } = props
  const { poster, placeholder } = card.playback
  const isWaiting = state === 'waiting' || state === 'starting'
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
      <ClipSurface {...props} />
      <ClipWords words={words} className="bottom-[8%] hidden wide:block" />
      {isActive && state !== 'failed' ? <LateSeekBar name={card.name} state={state} /> : null}
      {isActive && state === 'failed' ? <ClipTrouble onRetry={onToggle} onNext={onNext} /> : null}
      {isActive && isWaiting ? (
        // Not at once: most clips are there before anybody wonders.
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-0 top-[38%] mx-auto size-16 animate-late rounded-full bg-black/45 p-3.5 wide:top-1/2"
        >
          <span className="block size-full rounded-full border-4 border-white/30 border-t-white motion-ok:animate-spin" />
        </span>
      ) : null}
      <div
        aria-hidden="true"
        className={classNames(
          'pointer-events-none absolute inset-x-0 bottom-0 z-10 h-[3px] bg-white/20',
          isActive && isWaiting && 'animate-shimmer',
        )}
      >
        <div data-line className="h-full origin-left [transform:scaleX(0)] bg-saffron" />
      </div>
    </div>
  )
}
