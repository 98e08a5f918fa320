'use client'

import { type PointerEvent, type ReactNode, useId, useState } from 'react'
import { columnAt, middleOf } from './plot-geometry'

type PlotLookupProps = {
  /** What one looks up: a day, a moment. */
  label: string
  /** What there is to say of each column, the first one first. */
  texts: readonly string[]
  hint: string
  children: ReactNode
}

/**
 * A plot whose values can be looked up: by moving over it, by a finger, and by arrow keys, since the slider over it is a
 * real one. What it says stands above the plot, where no finger covers it.
 */
export function PlotLookup({ label, texts, hint, children }: PlotLookupProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const readoutId = useId()
  const at = chosen ?? texts.length - 1
  const choose = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    setChosen(columnAt((clientX - left) / width, texts.length))
  }
  return (
    <>
      <p
        id={readoutId}
        data-readout
        className="mb-3 min-h-6 text-sm tabular-nums [[data-chosen=false]]:text-ink-soft"
        data-chosen={chosen !== null}
      >
        {chosen === null ? hint : texts[at]}
      </p>
      <div
        onPointerMove={choose}
        onPointerDown={choose}
        onPointerLeave={() => setChosen(null)}
        className="relative h-48 touch-pan-y rounded-xs has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-3 sm:h-64"
      >
        {children}
        {chosen === null ? null : (
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="pointer-events-none absolute inset-0 size-full"
          >
            <line
              x1={middleOf(at, texts.length)}
              x2={middleOf(at, texts.length)}
              y1="0"
              y2="100"
              vectorEffect="non-scaling-stroke"
              className="stroke-2 stroke-ink"
            />
          </svg>
        )}
        <input
          type="range"
          aria-label={label}
          aria-valuetext={texts[at]}
          min={0}
          max={texts.length - 1}
          step={1}
          value={at}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          onFocus={() => setChosen(at)}
          onBlur={() => setChosen(null)}
          className="pointer-events-none absolute inset-0 size-full opacity-0"
        />
      </div>
    </>
  )
}
