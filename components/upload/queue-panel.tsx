'use client'

import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { InlineAlert } from '@/components/ui/inline-alert'
import { ProgressBar } from '@/components/ui/progress-bar'
import { AddClips } from './add-clips'
import { formatEta, formatSent } from './format'
import { describeProblem } from './problem-text'
import { QueueRow } from './queue-row'
import type { Totals } from './session/queue-totals'
import type { QueueView } from './session/upload-queue'
import type { UploadSession } from './session/upload-session'
import { uploads } from './session/uploads'
import { useTotals, useUpload } from './use-upload'

type QueuePanelProps = { ownerId: string; queue: QueueView; onFiles: (files: File[]) => void }

/** All clips of this tab at a glance: how far they are together, and the way to each. */
export function QueuePanel({ ownerId, queue, onFiles }: QueuePanelProps) {
  const { sessions, focused, haltedBy } = queue
  const totals = useTotals(ownerId)
  return (
    <Card className="grid gap-4 p-4 sm:p-5" role="region" aria-label="All clips">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="min-w-48 flex-1">
          <h2 className="font-display font-semibold text-lg">{sessions.length} clips</h2>
          <p className="text-ink-soft text-sm tabular-nums">{tell(totals, haltedBy !== null)}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {totals.done > 0 && totals.done < totals.clips ? (
            <Button variant="ghost" onClick={() => uploads.clearDone()}>
              Put away what is done
            </Button>
          ) : null}
          <AddClips onFiles={onFiles} />
        </div>
      </div>
      <ProgressBar
        label="All uploads"
        value={totals.totalBytes > 0 ? totals.sentBytes / totals.totalBytes : 0}
        tone={totals.sending > 0 ? 'paprika' : 'herb'}
      />
      <p role="status" className="sr-only">
        {totals.done > 0 ? `${totals.done} of ${totals.clips} clips are done.` : null}
      </p>
      {haltedBy && focused && totals.sending > 0 ? (
        <Halted problem={haltedBy} waiting={totals.sending} focused={focused} />
      ) : null}
      <ul className="-m-1 grid max-h-60 sm:max-h-80 gap-2 overflow-y-auto p-1 sm:grid-cols-2 lg:grid-cols-3">
        {sessions.map((session) => (
          <li key={session.id} className="min-w-0">
            <QueueRow session={session} isFocused={session === focused} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** `1 of 3 done · 12.4 of 96 MB · about 2 minutes left · 2 need you` */
function tell(totals: Totals, isHalted: boolean): string {
  const { clips, done, sending, needPerson, sentBytes, totalBytes, etaSeconds } = totals
  const isSent = sending === 0
  return [
    `${done} of ${clips} done`,
    isSent ? null : formatSent(sentBytes, totalBytes),
    isHalted ? 'stopped' : etaSeconds === null || isSent ? null : formatEta(etaSeconds),
    needPerson > 0 ? `${needPerson} ${needPerson === 1 ? 'needs' : 'need'} you` : null,
  ]
    .filter(Boolean)
    .join(' · ')
}

type HaltedProps = {
  problem: NonNullable<QueueView['haltedBy']>
  waiting: number
  focused: UploadSession
}

/** Said once: the clip that it was said of says it itself, with the same way out. */
function Halted({ problem, waiting, focused }: HaltedProps) {
  const isSaidBelow = useUpload(focused, 'problem') === problem
  if (isSaidBelow) return null
  const { title, text } = describeProblem(problem, 'The clip')
  const rest = waiting === 1 ? 'One clip waits.' : `${waiting} clips wait.`
  return (
    <InlineAlert
      tone="warning"
      title={title}
      action={
        <Button variant="secondary" onClick={() => uploads.goOn()}>
          Try again
        </Button>
      }
    >
      {text} {rest}
    </InlineAlert>
  )
}
