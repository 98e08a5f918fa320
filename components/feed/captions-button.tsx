import { Captions, CaptionsOff } from 'lucide'
import { Icon } from '@/components/ui/icon'

type CaptionsButtonProps = { isOn: boolean; onChoose: (isOn: boolean) => void }

export function CaptionsButton({ isOn, onChoose }: CaptionsButtonProps) {
  const icon = isOn ? Captions : CaptionsOff
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label="Captions"
      title={isOn ? 'Captions off (C)' : 'Captions on (C)'}
      onClick={() => onChoose(!isOn)}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-black/55 text-white transition-colors hover:bg-black/70"
    >
      <Icon of={icon} className="size-5" />
    </button>
  )
}
