'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { toast } from 'sonner'
import { sendForm } from '@/components/auth/send-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { InlineAlert } from '@/components/ui/inline-alert'
import { useTimeZone } from '@/components/ui/use-time-zone'
import * as apiPaths from '@/lib/core/api-paths'
import { type OpeningHours, weekdays } from '@/lib/core/opening-hours'
import { HoursDay } from './hours-day'
import {
  addSpan,
  changeSpan,
  checkDraft,
  copyToAll,
  type DraftWeek,
  removeSpan,
  toDraft,
} from './hours-draft'
import { ZoneField } from './zone-field'

const addButtonId = (day: number) => `add-hours-${day}`
const noErrors: ReadonlyMap<number, string> = new Map()

/** The ordinary week, by the kitchen's own clock. */
export function HoursEditor({ hours }: { hours: OpeningHours | null }) {
  const router = useRouter()
  const ownZone = useTimeZone()
  const [week, setWeek] = useState<DraftWeek>(() => toDraft(hours))
  const [chosenZone, setZone] = useState(hours?.timeZone)
  const [errors, setErrors] = useState(noErrors)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, startWork] = useTransition()
  const focusNext = useRef<string | null>(null)
  const timeZone = chosenZone ?? ownZone

  useEffect(() => {
    if (focusNext.current) document.getElementById(focusNext.current)?.focus()
    focusNext.current = null
  })

  const change = (next: DraftWeek) => {
    setWeek(next)
    setErrors(noErrors)
    setRefusal(null)
  }
  const save = (input: OpeningHours | null) =>
    startWork(async () => {
      const sent = await sendForm({ url: apiPaths.ownPartner(), method: 'PATCH', input: { hours: input } })
      if ('refusal' in sent) return setRefusal(sent.refusal.message)
      toast.success(input ? 'Your hours are saved.' : 'Your page shows no hours any more.')
      router.refresh()
    })
  const submit = () => {
    const checked = checkDraft(week, timeZone)
    if (checked.hours) return save(checked.hours)
    setErrors(checked.errors)
    const [first] = checked.errors.keys()
    focusNext.current = first === undefined ? null : `hours-${first}`
  }

  return (
    <Card>
      <form
        noValidate
        aria-label="Opening hours"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ZoneField value={timeZone} onChange={setZone} />
        <div className="mt-3">
          {weekdays.map((name, day) => (
            <HoursDay
              key={name}
              name={name}
              spans={week[day] ?? []}
              errors={errors}
              addButtonId={addButtonId(day)}
              onAdd={() => {
                const more = addSpan(week, day)
                if (!more) return
                change(more.week)
                focusNext.current = `hours-${more.added.id}`
              }}
              onCopy={() => {
                change(copyToAll(week, day))
                toast.success(`Every day is like ${name} now. Save to keep it.`)
              }}
              onChange={(id, edges) => change(changeSpan(week, { day, id, ...edges }))}
              onRemove={(id) => {
                change(removeSpan(week, day, id))
                focusNext.current = addButtonId(day)
              }}
            />
          ))}
        </div>
        {refusal ? <InlineAlert className="mt-5">{refusal}</InlineAlert> : null}
        <div className="mt-5 flex flex-wrap gap-3">
          <Button type="submit" size="lg" busy={isBusy}>
            Save hours
          </Button>
          {hours ? (
            <Button
              variant="ghost"
              size="lg"
              onClick={() => {
                change(toDraft(null))
                save(null)
              }}
            >
              Show no hours
            </Button>
          ) : null}
        </div>
      </form>
    </Card>
  )
}
