import { NumbersTable } from '@/components/studio/stats/numbers-table'
import { PlotCard, PlotLines } from '@/components/studio/stats/plot-card'
import { roundTop } from '@/components/studio/stats/plot-geometry'
import { PlotLookup } from '@/components/studio/stats/plot-lookup'
import { sayCount, sayDay, sayFullDay } from '@/components/studio/stats/say'
import type { MetricFigures, Quantiles } from '@/lib/playback/schema'
import { metricTexts } from './metric-texts'
import { quantilePath } from './quantile-path'

/** How one thing about playing went, day by day: the middle one of all, and the one that only one in twenty is worse than. */
export function MetricPlot({ figures, from, to }: { figures: MetricFigures; from: string; to: string }) {
  const { metric, days, count, p50, p95 } = figures
  const { title, about, say } = metricTexts[metric]
  const top = roundTop(days.flatMap((day) => [day.p50 ?? 0, day.p95 ?? 0]))
  const sayOne = (value: number | null) => (value === null ? '–' : say(value))
  const sayDayOf = (day: Quantiles) =>
    day.count === 0
      ? 'nothing measured'
      : `p50 ${sayOne(day.p50)}, p95 ${sayOne(day.p95)}, of ${sayCount(day.count)}`
  return (
    <PlotCard
      id={metric}
      title={title}
      summary={`${about} Half stay below ${sayOne(p50)}, nineteen of twenty below ${sayOne(p95)}, of ${sayCount(count)}.`}
      heights={[top, top / 2, 0].map(say)}
      places={[from, to].map(sayDay)}
      plot={
        <PlotLookup
          label="Day"
          hint="Solid: p50. Dashed: p95. Touch or point at the plot, or use the arrow keys, to look up a day."
          texts={days.map((day) => `${sayFullDay(day.day)}: ${sayDayOf(day)}`)}
        >
          <svg
            role="img"
            aria-label={`${title}, p50 and p95 by day`}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="size-full overflow-visible"
          >
            <PlotLines />
            <path
              d={quantilePath(
                days.map((day) => day.p95),
                top,
              )}
              vectorEffect="non-scaling-stroke"
              strokeDasharray="5 4"
              className="fill-none stroke-2 stroke-ink-soft"
            />
            <path
              d={quantilePath(
                days.map((day) => day.p50),
                top,
              )}
              vectorEffect="non-scaling-stroke"
              strokeLinejoin="round"
              className="fill-none stroke-[2.5] stroke-paprika"
            />
          </svg>
        </PlotLookup>
      }
      table={
        <NumbersTable
          caption={`${title} by day`}
          columns={['Day', 'p50', 'p95', 'Measured']}
          rows={days
            .filter((day) => day.count > 0)
            .map((day) => [sayFullDay(day.day), sayOne(day.p50), sayOne(day.p95), sayCount(day.count)])}
        />
      }
    />
  )
}
