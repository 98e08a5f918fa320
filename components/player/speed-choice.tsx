import { speeds, writeSpeed } from '@/components/player/speeds'

type SpeedChoiceProps = { speed: number; locale: string; onChoose: (speed: number) => void }

export function SpeedChoice({ speed, locale, onChoose }: SpeedChoiceProps) {
  return (
    <fieldset>
      <legend className="font-semibold text-sm">Speed</legend>
      <div className="mt-2 grid grid-cols-3 gap-1.5 sm:grid-cols-6">
        {speeds.map((value) => (
          <label
            key={value}
            className="inline-flex min-h-11 cursor-pointer items-center justify-center rounded-full border border-line-strong text-sm has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-3 has-checked:border-paprika has-checked:bg-paprika has-checked:font-semibold has-checked:text-on-paprika"
          >
            <input
              type="radio"
              name="speed"
              className="sr-only"
              checked={value === speed}
              onChange={() => onChoose(value)}
            />
            {writeSpeed(value, locale)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
