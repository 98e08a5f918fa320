import { Captions, CaptionsOff } from 'lucide-react'

type CaptionsButtonProps = { isOn: boolean; onChoose: (isOn: boolean) => void }

export function CaptionsButton({ isOn, onChoose }: CaptionsButtonProps) {
  const Icon = isOn ? Captions : CaptionsOff
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label="Captions"
      title={isOn ? 'Captions off (C)' : 'Captions on (C)'}
      onClick={() => onChoose(!isOn)}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-black/40 text-white backdrop-blur-md transition-colors hover:bg-black/60"
    >
      <Icon aria-hidden="true" className="size-5" />
    </button>
  )
}
