'use client'

import { useCallback, useEffect, useRef } from 'react'
import type { UploadLimits } from './checks/check-video'
import type { Chef } from './chef'
import { DropZone } from './drop-zone'
import { currentUpload } from './session/current-upload'
import type { UploadSession } from './session/upload-session'
import { UploadResult } from './upload-result'
import { useFileIntake } from './use-file-intake'
import { useCurrentUpload, useUpload } from './use-upload'
import { Workbench } from './workbench'

type UploadDeskProps = { ownerId: string; partner: Chef; limits: UploadLimits }

/** The upload page: a place to drop a clip, then the clip at work, then the clip on the table. */
export function UploadDesk({ ownerId, partner, limits }: UploadDeskProps) {
  const session = useCurrentUpload(ownerId)
  const begin = useCallback((file: File) => currentUpload.begin(ownerId, file, limits), [ownerId, limits])
  const hadSession = useRef(false)
  useEffect(() => {
    if (session) hadSession.current = true
  }, [session])
  if (!session) return <Intake limits={limits} onFile={begin} takeFocus={hadSession.current} />
  return <AtWork session={session} partner={partner} limits={limits} onFile={begin} />
}

type AtWorkProps = {
  session: UploadSession
  partner: Chef
  limits: UploadLimits
  onFile: (file: File) => void
}

function AtWork({ session, partner, limits, onFile }: AtWorkProps) {
  const phase = useUpload(session, 'phase')
  const problem = useUpload(session, 'problem')
  if (phase === 'unusable' && problem)
    return <Intake limits={limits} onFile={onFile} refused={{ problem, fileName: session.file.name }} />
  if (phase === 'published' || phase === 'verifying') return <UploadResult session={session} />
  return <Workbench key={session.id} session={session} partner={partner} />
}

type IntakeProps = Omit<Parameters<typeof DropZone>[0], 'isOver'>

function Intake(props: IntakeProps) {
  const isOver = useFileIntake(props.onFile)
  return <DropZone {...props} isOver={isOver} />
}
