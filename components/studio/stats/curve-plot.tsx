import type { ClipStats, CurvePoint } from '@/lib/analytics/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { NumbersTable } from './numbers-table'
import { PlotCard, PlotLines } from './plot-card'
import { areaPath, linePath } from './plot-geometry'
import { PlotLookup } from './plot-lookup'
import { sayCount, sayMoment, sayShare } from './say'

/** Where every second one has left; how many are there at the end where that never happens. */
function summarise(curve: readonly CurvePoint[]): string {
  const half = curve.find(({ share }) => share < 0.5)
  if (half) return `Half of those for whom it began have moved on by ${sayMoment(half.atMs)}.`
  return `${sayShare(curve.at(-1)?.share ?? 0)} of those for whom it began are still there at the end.`
}

/** The retention curve: of those for whom the clip began, how many saw each part of it. */
export function CurvePlot({ stats }: { stats: ClipStats }) {
  const { curve, durationMs, videoId, range } = stats
  const shares = curve.map(({ share }) => share)
  return (
    <PlotCard
      id="curve"
      title="Who keeps watching"
      summary={summarise(curve)}
      heights={['100%', '50%', '0%']}
      places={['0 s', sayMoment((durationMs ?? 0) / 2), sayMoment(durationMs ?? 0)]}
      csv={{ href: apiPaths.statsCsv(videoId, range, 'curve'), name: 'who keeps watching' }}
      plot={
        <PlotLookup
          label="Moment of the clip"
          hint="Touch or point at the curve to look up a moment. Arrow keys work too."
          texts={curve.map(
            ({ atMs, share, viewers }) =>
              `${sayMoment(atMs)}: ${sayShare(share)} watching, ${sayCount(viewers)} in all`,
          )}
        >
          <svg
            role="img"
            aria-label="The curve of who keeps watching"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="size-full overflow-visible"
          >
            <PlotLines />
            <path d={areaPath(shares)} className="fill-paprika opacity-15" />
            <path
              d={linePath(shares)}
              vectorEffect="non-scaling-stroke"
              strokeLinejoin="round"
              className="fill-none stroke-[2.5] stroke-paprika"
            />
          </svg>
        </PlotLookup>
      }
      table={
        <NumbersTable
          caption="How many see each part of the clip"
          columns={['From', 'Watching', 'Share']}
          rows={curve.map(({ atMs, viewers, share }) => [
            sayMoment(atMs),
            sayCount(viewers),
            sayShare(share),
          ])}
        />
      }
    />
  )
}
