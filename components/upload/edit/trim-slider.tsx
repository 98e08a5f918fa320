'use client'

import { classNames } from '@/components/ui/class-names'
import { formatTenths } from './format-tenths'
import { moveEnd, stepSeconds } from './keep-span'
import type { Span } from './plan-preparation'

type TrimSliderProps = {
  span: Span
  durationSeconds: number
  disabled: boolean
  /** @param atSeconds the end that moved, for the preview to show */
  onChange: (span: Span, atSeconds: number) => void
}

const ends = [
  { end: 'startSeconds', label: 'Start of the clip' },
  { end: 'endSeconds', label: 'End of the clip' },
] as const

/** Two thumbs on one track: real range inputs that lie upon each other, of which only the thumbs take a pointer. */
export function TrimSlider({ span, durationSeconds, disabled, onChange }: TrimSliderProps) {
  // A thumb of 1.5rem stops with its edge, not its middle, at the end of the track.
  const along = (seconds: number) => `calc(0.75rem + ${seconds / durationSeconds} * (100% - 1.5rem))`
  const kept = span.endSeconds - span.startSeconds
  return (
    <fieldset className="grid min-w-0 gap-2" disabled={disabled}>
      <legend className="mb-1 font-semibold text-sm">Length</legend>
      <div className="relative h-11">
        <div className="absolute inset-x-0 top-1/2 h-3 -translate-y-1/2 rounded-full bg-sunken ring-1 ring-line-strong ring-inset" />
        <div
          className="absolute top-1/2 h-3 -translate-y-1/2 bg-paprika"
          style={{ left: along(span.startSeconds), right: along(durationSeconds - span.endSeconds) }}
        />
        {ends.map(({ end, label }) => (
          <input
            key={end}
            type="range"
            min={0}
            max={durationSeconds}
            step={stepSeconds}
            value={span[end]}
            aria-label={label}
            aria-valuetext={`${span[end].toFixed(1)} seconds`}
            onChange={({ target }) => {
              const moved = moveEnd(span, end, Number(target.value), durationSeconds)
              onChange(moved, moved[end])
            }}
            className={classNames(
              'trim-thumb absolute inset-0 size-full',
              // Where both thumbs meet at the end, the one that can still move away lies on top.
              end === 'startSeconds' && span.startSeconds > durationSeconds / 2 && 'z-10',
            )}
          />
        ))}
      </div>
      <p className="flex justify-between gap-3 text-ink-soft text-sm tabular-nums" aria-hidden="true">
        <span>{formatTenths(span.startSeconds)}</span>
        <span className="font-semibold text-ink">{formatTenths(kept)} kept</span>
        <span>{formatTenths(span.endSeconds)}</span>
      </p>
    </fieldset>
  )
}
