import { Volume2, VolumeX } from 'lucide'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

type SoundButtonProps = {
  muted: boolean
  /** Says "Tap for sound" until somebody has. */
  isInviting: boolean
  onChoose: (isOn: boolean) => void
}

export function SoundButton({ muted, isInviting, onChoose }: SoundButtonProps) {
  const icon = muted ? VolumeX : Volume2
  return (
    <button
      type="button"
      aria-pressed={!muted}
      aria-label={isInviting ? 'Tap for sound' : 'Sound'}
      title={muted ? 'Sound on (M)' : 'Sound off (M)'}
      onClick={() => onChoose(muted)}
      className={classNames(
        'inline-flex h-11 min-w-11 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-full bg-black/55 font-semibold text-sm text-white transition-colors hover:bg-black/70',
        isInviting && 'px-3.5',
      )}
    >
      <Icon of={icon} className="size-5" />
      {isInviting ? <span className="max-[19rem]:hidden wide:max-[84rem]:hidden">Tap for sound</span> : null}
    </button>
  )
}
