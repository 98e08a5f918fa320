'use client'

type FrameChoiceProps = {
  isCropped: boolean
  canCrop: boolean
  disabled: boolean
  onChange: (isCropped: boolean) => void
}

const choices = [
  { isCrop: false, label: 'Whole picture', hint: 'Shown whole, over its own colours.' },
  { isCrop: true, label: 'Fill a phone', hint: 'Cut to 9:16. Move the bright window to what matters.' },
]

/** How a clip of another shape meets an upright phone. */
export function FrameChoice({ isCropped, canCrop, disabled, onChange }: FrameChoiceProps) {
  return (
    <fieldset className="grid min-w-0 gap-2" disabled={disabled}>
      <legend className="mb-1 font-semibold text-sm">Frame</legend>
      {choices.map(({ isCrop, label, hint }) => (
        <label
          key={label}
          className="flex min-h-11 cursor-pointer items-start gap-3 rounded-md border border-line-strong px-4 py-3 has-checked:border-paprika has-checked:bg-paprika-wash has-disabled:cursor-not-allowed has-disabled:opacity-55 has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
        >
          <input
            type="radio"
            name="frame"
            checked={isCropped === isCrop}
            disabled={isCrop && !canCrop}
            onChange={() => onChange(isCrop)}
            className="mt-1 size-4 shrink-0 accent-paprika"
          />
          <span className="grid">
            <span className="font-semibold text-sm">{label}</span>
            <span className="text-ink-soft text-sm">
              {isCrop && !canCrop ? 'This browser cannot cut the picture of this clip.' : hint}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
