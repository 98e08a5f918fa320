'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { readLocalMoment, writeLocalMoment } from '@/components/ui/local-moment'
import { TextField } from '@/components/ui/text-field'
import { useTimeZone } from '@/components/ui/use-time-zone'
import { hourMs, minuteMs } from '@/lib/core/time'
import { maxScheduleMs } from '@/lib/videos/schema'

type ScheduleDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The moment that is set already, ISO 8601. */
  current: string | null
  /** @returns what is wrong with it, or null when it is done */
  onSchedule: (at: string) => Promise<string | null>
}

/** Asks for the moment at which a clip becomes public. */
export function ScheduleDialog(props: ScheduleDialogProps) {
  const { open, onOpenChange } = props
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="When should it be published?"
      description="Until then nobody but you sees it. You can change your mind at any time."
    >
      <Question {...props} />
    </Dialog>
  )
}

/** This time tomorrow, on the hour: a day is what most people mean by later. */
function nextIdea(): string {
  return writeLocalMoment(Math.ceil((Date.now() + 24 * hourMs) / hourMs) * hourMs)
}

/** In the dialog, so that it begins anew each time the dialog opens. */
function Question({ current, onSchedule, onOpenChange }: ScheduleDialogProps) {
  const timeZone = useTimeZone()
  const [typed, setTyped] = useState(() => (current ? writeLocalMoment(Date.parse(current)) : nextIdea()))
  const [error, setError] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)

  const schedule = async () => {
    const at = readLocalMoment(typed)
    if (!at) return setError('Choose a day and a time.')
    if (Date.parse(at) <= Date.now()) return setError('That time is over. Choose one that is still to come.')
    if (Date.parse(at) > Date.now() + maxScheduleMs) return setError('Choose a time within the next year.')
    setBusy(true)
    const wrong = await onSchedule(at)
    setBusy(false)
    if (wrong) setError(wrong)
    else onOpenChange(false)
  }

  return (
    <form
      noValidate
      className="grid gap-7"
      onSubmit={(event) => {
        event.preventDefault()
        // React hands it on to the form that the dialog was opened from.
        event.stopPropagation()
        void schedule()
      }}
    >
      <TextField
        label="Day and time"
        type="datetime-local"
        value={typed}
        min={writeLocalMoment(Date.now() + minuteMs)}
        max={writeLocalMoment(Date.now() + maxScheduleMs)}
        hint={`Your time zone: ${timeZone}`}
        error={error}
        onChange={({ target }) => {
          setTyped(target.value)
          setError(undefined)
        }}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="secondary" onClick={() => onOpenChange(false)}>
          Not now
        </Button>
        <Button type="submit" busy={isBusy}>
          Schedule it
        </Button>
      </div>
    </form>
  )
}
