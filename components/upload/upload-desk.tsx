'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { AddClips } from './add-clips'
import type { UploadLimits } from './checks/check-video'
import type { Chef } from './chef'
import { DropZone } from './drop-zone'
import { PrepareFirst } from './edit/prepare-first'
import { describeProblem } from './problem-text'
import { QueuePanel } from './queue-panel'
import { ReplaceBench } from './replace-bench'
import { maxClips } from './session/upload-queue'
import type { UploadSession } from './session/upload-session'
import { uploads } from './session/uploads'
import { UploadResult } from './upload-result'
import { UploadsElsewhere } from './uploads-elsewhere'
import { useFileIntake } from './use-file-intake'
import { useTotals, useUpload, useUploads } from './use-upload'
import { Workbench } from './workbench'

type UploadDeskProps = { ownerId: string; partner: Chef; limits: UploadLimits }

/** The upload page: a place to drop clips, then the clips at work with one of them in hand, then the clips on the table. */
export function UploadDesk(props: UploadDeskProps) {
  const { ownerId, limits } = props
  const [leftOut, setLeftOut] = useState(0)
  const take = useCallback(
    (files: File[]) => void uploads.take(ownerId, files, limits).then(setLeftOut),
    [ownerId, limits],
  )
  const isAwaited = useCallback(
    (file: File) => uploads.elsewhere(ownerId).needFile.some((kept) => kept.file.sizeBytes === file.size),
    [ownerId],
  )
  // Here nothing matters more: not only when the page is idle.
  useEffect(() => void uploads.recover(ownerId), [ownerId])
  return (
    <PrepareFirst limits={limits} onFiles={take} isAwaited={isAwaited}>
      {({ onPick, hasComeBack }) => (
        <Desk {...props} {...{ leftOut, onPick, hasComeBack }} onAwaited={take} />
      )}
    </PrepareFirst>
  )
}

type DeskProps = UploadDeskProps & {
  leftOut: number
  onPick: (files: File[]) => void
  /** Takes the file of an unfinished upload as it is. */
  onAwaited: (files: File[]) => void
  hasComeBack: boolean
}

function Desk({ ownerId, partner, limits, leftOut, onPick, onAwaited, hasComeBack }: DeskProps) {
  const queue = useUploads(ownerId)
  const isOver = useFileIntake(onPick)
  const hadClips = useRef(false)
  useEffect(() => {
    if (queue.focused) hadClips.current = true
  }, [queue.focused])
  const desk = useRef<HTMLDivElement>(null)
  const clips = queue.sessions.length
  const clipsBefore = useRef(0)
  useEffect(() => {
    // The button that had the focus has moved into the queue, or gone with its clip.
    const isLost = clipsBefore.current > 0 && document.activeElement === document.body
    if (isLost && clips !== clipsBefore.current)
      desk.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus({ preventScroll: true })
    clipsBefore.current = clips
  }, [clips])
  const elsewhere = <UploadsElsewhere ownerId={ownerId} onFiles={onAwaited} />

  if (!queue.focused)
    return (
      <div className="grid gap-6">
        {elsewhere}
        <DropZone
          limits={limits}
          onFiles={onPick}
          isOver={isOver}
          takeFocus={hadClips.current || hasComeBack}
        />
      </div>
    )
  return (
    <div ref={desk} className="grid gap-6">
      {leftOut > 0 ? (
        <InlineAlert tone="warning">
          {`${maxClips} clips at once is as many as we take. ${leftOut} did not fit; add them when some are done.`}
        </InlineAlert>
      ) : null}
      {queue.sessions.length > 1 ? <QueuePanel ownerId={ownerId} queue={queue} onFiles={onPick} /> : null}
      <InHand
        key={queue.focused.id}
        {...{ ownerId, partner, limits, isOver, session: queue.focused, onFiles: onPick }}
        isAlone={queue.sessions.length === 1}
      />
      {elsewhere}
    </div>
  )
}

type InHandProps = UploadDeskProps & {
  session: UploadSession
  isAlone: boolean
  isOver: boolean
  onFiles: (files: File[]) => void
}

/** The clip that has the focus of the queue. */
function InHand({ ownerId, session, partner, limits, isAlone, isOver, onFiles }: InHandProps) {
  const phase = useUpload(session, 'phase')
  const problem = useUpload(session, 'problem')
  const { clips, done } = useTotals(ownerId)
  if (phase === 'unusable' && problem) {
    const refused = { problem, fileName: session.file.name }
    if (isAlone) return <DropZone limits={limits} onFiles={onFiles} isOver={isOver} refused={refused} />
    const { title, text } = describeProblem(problem, session.file.name)
    return (
      <InlineAlert
        title={title}
        action={
          <Button variant="secondary" className="mt-2" onClick={() => uploads.remove(session.id)}>
            Put it aside
          </Button>
        }
      >
        {text}
      </InlineAlert>
    )
  }
  if (phase === 'published' || phase === 'verifying')
    return <UploadResult session={session} hasMore={done < clips} />
  return (
    <>
      {isAlone ? (
        <div className="-mb-2 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 text-ink-soft text-sm">
          <span className="hidden pointer-fine:inline">More to serve? Drop it anywhere here.</span>
          <AddClips onFiles={onFiles} />
        </div>
      ) : null}
      {session.replaces ? (
        <ReplaceBench session={session} partner={partner} replaces={session.replaces} />
      ) : (
        <Workbench session={session} partner={partner} />
      )}
    </>
  )
}
