'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useFocusBack } from '@/components/ui/use-focus-back'
import type { Plan } from './plan-preparation'
import type { Work } from './use-preparation'

type PrepareActionsProps = {
  work: Work
  plan: Plan | null
  isEdited: boolean
  /** Something in the file itself, not the person's wish, asks for the preparation. */
  hasReasons: boolean
  /** As it stands now it would be refused. */
  isBlocked: boolean
  mayPassAsItIs: boolean
  prepare: (plan: Plan) => void
  cancel: () => void
  asItIs: () => void
}

/** Side by side on a phone, where they stay in reach of the thumb. */
const buttonLook = 'min-h-13 flex-1 px-3 sm:flex-none sm:px-7'

/** The one thing to do next, and the quick way past it. */
export function PrepareActions(props: PrepareActionsProps) {
  const { work, plan, isEdited, isBlocked, mayPassAsItIs, prepare, cancel, asItIs } = props
  const first = useFocusBack(work.stage === 'working')
  if (work.stage === 'working') return <Progress share={work.share} cancel={cancel} />
  const canPrepare = plan !== null && !isBlocked
  return (
    <div className="sticky bottom-0 z-10 -mx-5 -mb-5 grid gap-4 rounded-b-lg border-line border-t bg-surface px-5 py-4 sm:static sm:m-0 sm:rounded-none sm:border-0 sm:bg-transparent sm:p-0">
      {work.stage === 'failed' ? <Failure why={work.why} mayPassAsItIs={mayPassAsItIs} /> : null}
      <div className="flex gap-3">
        {canPrepare ? (
          <Button ref={first} className={buttonLook} onClick={() => prepare(plan)}>
            {props.hasReasons || !isEdited ? 'Prepare and upload' : 'Cut and upload'}
          </Button>
        ) : null}
        {mayPassAsItIs ? (
          <Button className={buttonLook} variant={canPrepare ? 'secondary' : 'primary'} onClick={asItIs}>
            Upload as it is
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function Failure({ why, mayPassAsItIs }: { why: 'broken' | 'still_too_large'; mayPassAsItIs: boolean }) {
  const wayOut = mayPassAsItIs
    ? 'Send it as it is, or try once more.'
    : 'Cut it shorter, or export it as 1080p and choose that file.'
  return (
    <InlineAlert
      title={why === 'broken' ? 'This browser could not prepare the clip' : 'It is still too large'}
    >
      Your clip itself is untouched. {wayOut}
    </InlineAlert>
  )
}

function Progress({ share, cancel }: { share: number; cancel: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone; what can be done now takes its place and its focus.
  useEffect(() => button.current?.focus(), [])
  // Rounded down, and never all of it: what remains after the last frame is writing the file.
  const percent = Math.min(99, Math.floor(share * 100))
  return (
    <div className="grid gap-3">
      <p className="flex items-baseline justify-between gap-3 font-semibold">
        Preparing your clip
        <span className="font-display font-semibold text-xl tabular-nums" aria-hidden="true">
          {percent}%
        </span>
      </p>
      <ProgressBar label="Preparation" value={share} className="h-2.5" />
      <p className="text-ink-soft text-sm">It happens on this device. Keep this tab open.</p>
      <p role="status" className="sr-only">
        {`Preparing, ${Math.floor(share * 4) * 25} percent.`}
      </p>
      <div>
        <Button ref={button} variant="secondary" onClick={cancel}>
          Stop preparing
        </Button>
      </div>
    </div>
  )
}
