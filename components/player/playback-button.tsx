import { Settings2 } from 'lucide'
import { writeSpeed } from '@/components/player/speeds'
import { Icon } from '@/components/ui/icon'

type PlaybackButtonProps = { speed: number; locale: string; onOpen: () => void }

/** Everything about playing that is not wanted with every clip is behind it. Shows the speed where that is unusual. */
export function PlaybackButton({ speed, locale, onOpen }: PlaybackButtonProps) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={speed === 1 ? 'Playback' : `Playback, speed ${writeSpeed(speed, locale)}`}
      title="Playback"
      onClick={onOpen}
      className="inline-flex h-11 min-w-11 shrink-0 items-center justify-center rounded-full bg-black/55 font-semibold text-sm text-white transition-colors hover:bg-black/70"
    >
      {speed === 1 ? (
        <Icon of={Settings2} className="size-5" />
      ) : (
        <span className="px-2">{writeSpeed(speed, locale)}</span>
      )}
    </button>
  )
}
