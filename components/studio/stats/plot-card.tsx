import { ChevronRight, Download } from 'lucide'
import type { ReactNode } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'

type PlotCardProps = {
  id: string
  title: string
  /** What the plot shows, in a sentence: all that somebody needs who reads no plots. */
  summary: string
  /** What the left edge says, from the top to the bottom. */
  heights: readonly string[]
  /** What the lower edge says, from left to right. */
  places: readonly string[]
  csv?: { href: string; name: string }
  plot: ReactNode
  table: ReactNode
}

/** A plot with its axes, its sentence, its table and its file. */
export function PlotCard({ id, title, summary, heights, places, csv, plot, table }: PlotCardProps) {
  return (
    <Card>
      <section aria-labelledby={id}>
        <h2 id={id} className="font-display font-semibold text-xl">
          {title}
        </h2>
        <p className="mt-1 mb-4 max-w-prose text-ink-soft">{summary}</p>
        <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          <div
            aria-hidden="true"
            className="col-start-1 flex h-48 flex-col justify-between self-end text-right sm:h-64"
          >
            {heights.map((height) => (
              <span key={height} className="-my-2.5 text-ink-soft text-xs tabular-nums">
                {height}
              </span>
            ))}
          </div>
          <div className="col-start-2">{plot}</div>
          <div
            aria-hidden="true"
            className="col-start-2 mt-2 flex justify-between text-ink-soft text-xs tabular-nums"
          >
            {places.map((place) => (
              <span key={place}>{place}</span>
            ))}
          </div>
        </div>
        <details className="group mt-5 border-line border-t pt-2">
          <summary className="flex min-h-11 items-center gap-2 rounded-xs font-semibold text-sm hover:underline">
            <Icon of={ChevronRight} className="size-4 transition-transform group-open:rotate-90" />
            The numbers as a table
          </summary>
          {table}
          {csv ? (
            <a href={csv.href} download className={buttonStyle({ variant: 'secondary', className: 'mt-4' })}>
              <Icon of={Download} className="size-4" />
              Save as CSV<span className="sr-only">: {csv.name}</span>
            </a>
          ) : null}
        </details>
      </section>
    </Card>
  )
}

/** The lines behind a plot: top, middle and bottom. */
export function PlotLines() {
  return [0, 50, 100].map((y) => (
    <line
      key={y}
      x1="0"
      x2="100"
      y1={y}
      y2={y}
      vectorEffect="non-scaling-stroke"
      className={y === 100 ? 'stroke-line-strong' : 'stroke-line'}
    />
  ))
}
