'use client'

import { CircleCheck, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
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
  uploading: 'Uploading',
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

  return (
    <Card className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 lg:col-start-2">
      <div className="flex items-center gap-3">
        <PhaseIcon phase={phase} />
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{headings[phase]}</p>
          <p className="truncate text-ink-soft text-sm">
            {session.file.name} · {formatBytes(session.file.size)}
          </p>
        </div>
        {phase === 'publishing' ? null : (
          <Button variant="ghost" onClick={() => setAsking(true)}>
            {phase === 'uploaded' || phase === 'failed' ? 'Discard' : 'Cancel'}
          </Button>
        )}
      </div>
      {phase === 'failed' ? <ProblemAlert session={session} /> : <Bar session={session} phase={phase} />}
      {phase === 'uploading' && !isTroubled ? (
        <p className="text-ink-soft text-sm">
          Tell people about it meanwhile, or look around Morsel. Only keep this tab open.
        </p>
      ) : null}
      {isTroubled ? <Trouble connection={connection} phase={phase} /> : null}
      <CancelDialog open={asking} onOpenChange={setAsking} isDone={phase === 'uploaded'} />
    </Card>
  )
}

function PhaseIcon({ phase }: { phase: Phase }) {
  if (phase === 'uploaded') return <CircleCheck aria-hidden="true" className="size-6 shrink-0 text-herb" />
  if (phase === 'checking' || phase === 'preparing' || phase === 'publishing')
    return <Spinner className="shrink-0 text-paprika" />
  return null
}

function Bar({ session, phase }: { session: UploadSession; phase: Phase }) {
  const { sentBytes, bytesPerSecond, etaSeconds } = useUpload(session, 'progress')
  const totalBytes = session.file.size
  const isMoving = phase === 'uploading'
  const isThere = phase === 'uploaded' || phase === 'publishing'
  // Rounded down: 100 percent means that storage has said so.
  const percent = isThere ? 100 : Math.min(99, Math.floor((sentBytes / totalBytes) * 100))
  const left = etaSeconds === null ? null : formatEta(etaSeconds)

  return (
    <div className="grid gap-2">
      <ProgressBar
        label="Upload"
        tone={isThere ? 'herb' : 'paprika'}
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
          {bytesPerSecond === null || bytesPerSecond < 1_024 ? null : (
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
      <WifiOff aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <span>
        {offline
          ? `You are offline. ${goesOn} by itself as soon as you are back; nothing is lost.`
          : 'The connection dropped. We keep trying.'}
      </span>
    </p>
  )
}
