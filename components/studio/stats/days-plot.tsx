import type { ClipStats } from '@/lib/analytics/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { counted } from '../figures'
import { type Column, groupDays, type Span } from './group-days'
import { NumbersTable } from './numbers-table'
import { PlotCard, PlotLines } from './plot-card'
import { barsOf, roundTop } from './plot-geometry'
import { PlotLookup } from './plot-lookup'
import { sayCount, sayDay, sayFullDay, sayTime } from './say'

const inFront: Record<Span, string> = { day: '', week: 'Week of ', month: 'Month of ' }

function summarise(columns: readonly Column[], span: Span): string {
  const best = columns.reduce((most, column) => (column.views > most.views ? column : most))
  const when = span === 'day' ? 'The best day was' : `The best ${span} began on`
  return `${when} ${sayFullDay(best.day)}, with ${counted(best.views, 'view')}.`
}

/** Views over time, a bar a day, or a week or month where days would be too many. */
export function DaysPlot({ stats }: { stats: ClipStats }) {
  const { days, videoId, range, from, to } = stats
  const { span, columns } = groupDays(days)
  const views = columns.map((column) => column.views)
  const top = roundTop(views)
  const middle = columns[Math.floor(columns.length / 2)]
  const places = [from, ...(middle && columns.length > 4 ? [middle.day] : []), ...(to === from ? [] : [to])]
  return (
    <PlotCard
      id="days"
      title="Views over time"
      summary={summarise(columns, span)}
      heights={[top, top / 2, 0].map(sayCount)}
      places={places.map(sayDay)}
      csv={{ href: apiPaths.statsCsv(videoId, range, 'days'), name: 'views over time' }}
      plot={
        <PlotLookup
          label={span === 'day' ? 'Day' : `Beginning of the ${span}`}
          hint={`Touch or point at the bars to look up a ${span}. Arrow keys work too.`}
          texts={columns.map(
            ({ day, views, watchedMs }) =>
              `${inFront[span]}${sayFullDay(day)}: ${counted(views, 'view')}, ${sayTime(watchedMs)} watched`,
          )}
        >
          <svg
            role="img"
            aria-label="The bars of views over time"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="size-full overflow-visible"
          >
            <PlotLines />
            {barsOf(views, top).map((bar, at) => (
              <rect key={columns[at]?.day} {...bar} className="fill-paprika" />
            ))}
          </svg>
        </PlotLookup>
      }
      table={
        <NumbersTable
          caption={`Views by ${span}`}
          columns={[span === 'day' ? 'Day' : `${inFront[span]}`.trim(), 'Views', 'Watched']}
          rows={columns.map(({ day, views, watchedMs }) => [
            sayFullDay(day),
            sayCount(views),
            sayTime(watchedMs),
          ])}
        />
      }
    />
  )
}
