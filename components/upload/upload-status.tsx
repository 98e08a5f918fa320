'use client'

import { CircleCheck, WifiOff } from 'lucide'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Spinner } from '@/components/ui/spinner'
import { CancelDialog } from './cancel-dialog'
import type { Connection } from './engine/send-part'
import { formatBytes, formatEta, formatSent, formatSpeed } from './format'
import { ProblemAlert } from './problem-alert'
import type { Phase } from './session/snapshot'
import type { UploadSession } from './session/upload-session'
import { useUpload } from './use-upload'

const headings: Record<Phase, string> = {
  checking: 'Looking at your clip',
  unusable: 'This clip cannot be used',
  preparing: 'Getting a place in storage',
  waiting: 'Waits for its turn',
  uploading: 'Uploading',
  paused: 'Paused',
  uploaded: 'All of it is there',
  publishing: 'Publishing',
  verifying: 'Almost there',
  published: 'Published',
  failed: 'Stopped',
}

/** How far the clip is, and what can be done about it. */
export function UploadStatus({ session }: { session: UploadSession }) {
  const phase = useUpload(session, 'phase')
  const connection = useUpload(session, 'connection')
  const [asking, setAsking] = useState(false)
  const isTroubled = connection !== 'steady' && phase !== 'failed'

  // What is being published can no longer be taken back from here, and not by a question that was asked before either.
  if (asking && phase === 'publishing') setAsking(false)

  const isWaiting = phase === 'uploading' && connection === 'offline'

  return (
    <Card className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 lg:col-start-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <PhaseIcon phase={phase} />
        <div className="min-w-40 flex-1">
          <p className="font-semibold">{isWaiting ? 'Waiting for the network' : headings[phase]}</p>
          <p className="truncate text-ink-soft text-sm">
            {session.file.name} · {formatBytes(session.file.size)}
          </p>
        </div>
        <div className="-mr-2 flex gap-1">
          <PauseButton session={session} phase={phase} />
          {phase === 'publishing' ? null : (
            <Button variant="ghost" onClick={() => setAsking(true)}>
              {phase === 'uploaded' || phase === 'failed' ? 'Discard' : 'Cancel'}
            </Button>
          )}
        </div>
      </div>
      {phase === 'failed' ? <ProblemAlert session={session} /> : <Bar session={session} phase={phase} />}
      {isTroubled ? <Trouble connection={connection} phase={phase} /> : null}
      {isTroubled ? null : <Reassurance session={session} phase={phase} />}
      <CancelDialog
        uploadId={session.id}
        open={asking}
        onOpenChange={setAsking}
        isDone={phase === 'uploaded'}
      />
    </Card>
  )
}

type PhaseProps = { session: UploadSession; phase: Phase }

/** One button that stays in its place, so that the focus stays on it. */
function PauseButton({ session, phase }: PhaseProps) {
  if (phase !== 'uploading' && phase !== 'paused' && phase !== 'waiting') return null
  const isPaused = phase === 'paused'
  return (
    <Button
      variant={isPaused ? 'secondary' : 'ghost'}
      // The preview has a button of that name too.
      aria-label={isPaused ? undefined : 'Pause the upload'}
      onClick={isPaused ? session.resume : session.pause}
    >
      {isPaused ? 'Go on' : 'Pause'}
    </Button>
  )
}

/** What a kitchen needs to know: whether this page may be closed. */
function Reassurance({ session, phase }: PhaseProps) {
  const safety = useUpload(session, 'safety')
  const isResumed = useUpload(session, 'isResumed')
  if (phase === 'paused')
    return (
      <p className="text-ink-soft text-sm">
        {safety === 'bytes'
          ? 'What has been sent is kept, and so is your clip. You can even close the browser.'
          : 'What has been sent is kept. Only keep this tab open.'}
      </p>
    )
  if (phase === 'waiting')
    return (
      <p className="text-ink-soft text-sm">
        It is sent as soon as the clips before it are through.{' '}
        {safety === 'bytes' ? 'You can even close the browser.' : 'Only keep this tab open.'}
      </p>
    )
  if (phase !== 'uploading') return null
  return (
    <p className="text-ink-soft text-sm">
      {isResumed
        ? 'It picked up where it had stopped. '
        : 'Tell people about it meanwhile, or look around Morsel. '}
      {safety === 'bytes'
        ? 'If this tab or the browser closes, the upload goes on when you come back.'
        : 'Only keep this tab open.'}
    </p>
  )
}

function PhaseIcon({ phase }: { phase: Phase }) {
  if (phase === 'uploaded') return <Icon of={CircleCheck} className="size-6 shrink-0 text-herb" />
  if (phase === 'checking' || phase === 'preparing' || phase === 'publishing')
    return <Spinner className="shrink-0 text-paprika" />
  return null
}

function Bar({ session, phase }: PhaseProps) {
  const { sentBytes, bytesPerSecond, etaSeconds } = useUpload(session, 'progress')
  const totalBytes = session.file.size
  const isHeld = phase === 'paused' || phase === 'waiting'
  const isMoving = phase === 'uploading' || isHeld
  const isThere = phase === 'uploaded' || phase === 'publishing'
  // Rounded down: 100 percent means that storage has said so.
  const percent = isThere ? 100 : Math.min(99, Math.floor((sentBytes / totalBytes) * 100))
  const left = etaSeconds === null || isHeld ? null : formatEta(etaSeconds)

  return (
    <div className="grid gap-2">
      <ProgressBar
        label="Upload"
        tone={isThere ? 'herb' : isHeld ? 'quiet' : 'paprika'}
        value={isThere ? 1 : isMoving ? sentBytes / totalBytes : undefined}
        aria-valuetext={isMoving ? [`${percent} percent`, left].filter(Boolean).join(', ') : headings[phase]}
        className="h-2.5"
      />
      {isMoving ? (
        <p
          className="flex flex-wrap items-baseline gap-x-4 text-ink-soft text-sm tabular-nums"
          aria-hidden="true"
        >
          <span className="font-display font-semibold text-ink text-xl">{percent}%</span>
          <span>{formatSent(sentBytes, totalBytes)}</span>
          {isHeld || bytesPerSecond === null || bytesPerSecond < 1_024 ? null : (
            <span>{formatSpeed(bytesPerSecond)}</span>
          )}
          {left ? <span className="ml-auto">{left}</span> : null}
        </p>
      ) : null}
    </div>
  )
}

function Trouble({ connection, phase }: { connection: Connection; phase: Phase }) {
  const offline = connection === 'offline'
  const goesOn = phase === 'publishing' ? 'Publishing goes on' : 'The upload goes on'
  return (
    <p role="status" className="flex gap-3 rounded-md bg-saffron-wash px-4 py-3 text-saffron-ink text-sm">
      <Icon of={WifiOff} className="mt-0.5 size-5 shrink-0" />
      <span>
        {offline
          ? `You are offline. ${goesOn} by itself as soon as you are back; nothing is lost.`
          : 'The connection dropped. We keep trying.'}
      </span>
    </p>
  )
}
