'use client'

import { Copy, Plus, X } from 'lucide'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { controlStyle } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { maxSpansPerDay } from '@/lib/core/opening-hours-schema'
import { type DraftSpan, endsNextDay } from './hours-draft'

type HoursDayProps = {
  name: string
  spans: readonly DraftSpan[]
  errors: ReadonlyMap<number, string>
  onAdd: () => void
  onCopy: () => void
  onChange: (id: number, change: Partial<Omit<DraftSpan, 'id'>>) => void
  onRemove: (id: number) => void
  /** So that the editor can move the focus to where the work goes on. */
  addButtonId: string
}

/** One day: its rows of from and to, or the word that it is closed. */
export function HoursDay({
  name,
  spans,
  errors,
  onAdd,
  onCopy,
  onChange,
  onRemove,
  addButtonId,
}: HoursDayProps) {
  const isClosed = spans.length === 0
  return (
    <fieldset
      className={classNames(
        'grid gap-x-4 gap-y-2 border-line border-b py-3',
        isClosed ? 'grid-cols-[6.5rem_minmax(0,1fr)]' : 'sm:grid-cols-[6.5rem_minmax(0,1fr)]',
      )}
    >
      <legend className="float-left py-2.5 font-semibold">{name}</legend>
      <div
        className={classNames('min-w-0', isClosed ? 'flex items-center justify-between gap-3' : 'grid gap-3')}
      >
        {isClosed ? <p className="text-ink-soft">Closed</p> : null}
        {spans.map((span, index) => (
          <SpanRow
            key={span.id}
            span={span}
            label={spans.length === 1 ? name : `${name}, ${index + 1} of ${spans.length}`}
            error={errors.get(span.id)}
            onChange={(change) => onChange(span.id, change)}
            onRemove={() => onRemove(span.id)}
          />
        ))}
        <div className={classNames('flex flex-wrap gap-1', !isClosed && '-ml-3')}>
          <Button
            id={addButtonId}
            variant="ghost"
            className="px-3"
            disabled={spans.length >= maxSpansPerDay}
            onClick={onAdd}
          >
            <Icon of={Plus} className="size-4" />
            Add hours<span className="sr-only"> on {name}</span>
          </Button>
          {isClosed ? null : (
            <Button variant="ghost" className="px-3" onClick={onCopy}>
              <Icon of={Copy} className="size-4" />
              Same every day<span className="sr-only"> as on {name}</span>
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  )
}

/** On a phone a touch opens the clock anyway, and the sign for it would cover AM and PM. */
const narrow = 'max-sm:[&::-webkit-calendar-picker-indicator]:hidden'

type SpanRowProps = {
  span: DraftSpan
  label: string
  error: string | undefined
  onChange: (change: Partial<Omit<DraftSpan, 'id'>>) => void
  onRemove: () => void
}

function SpanRow({ span, label, error, onChange, onRemove }: SpanRowProps) {
  const id = useId()
  const time = (edge: 'from' | 'to', word: string) => (
    <input
      type="time"
      id={edge === 'from' ? `hours-${span.id}` : undefined}
      aria-label={`${label}, ${word}`}
      aria-invalid={error ? true : undefined}
      aria-describedby={`${id}-note`}
      value={span[edge]}
      onChange={(event) => onChange({ [edge]: event.target.value })}
      className={classNames(controlStyle, 'h-12 min-w-0 px-2.5 tabular-nums sm:px-3', narrow)}
    />
  )
  return (
    <div className="grid gap-1">
      <div className="grid max-w-96 grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2">
        {time('from', 'from')}
        <span aria-hidden="true" className="text-ink-soft text-sm">
          to
        </span>
        {time('to', 'to')}
        <IconButton label={`Remove ${label}`} onClick={onRemove}>
          <Icon of={X} />
        </IconButton>
      </div>
      <p id={`${id}-note`} className="text-sm empty:hidden">
        {error ? (
          <span className="font-medium text-danger-ink">
            <span aria-hidden="true">! </span>
            {error}
          </span>
        ) : endsNextDay(span) ? (
          <span className="text-ink-soft">Until the next day.</span>
        ) : null}
      </p>
    </div>
  )
}
