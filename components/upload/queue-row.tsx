'use client'

import { CircleAlert, CircleCheck } from 'lucide'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { RemoteImage } from '@/components/ui/remote-image'
import { tellPhase, tellWish } from './queue-text'
import { chosenJpeg } from './session/snapshot'
import type { UploadSession } from './session/upload-session'
import { uploads } from './session/uploads'
import { useObjectUrl, useUpload } from './use-upload'

type QueueRowProps = { session: UploadSession; isFocused: boolean }

/** One clip of the queue; pressing it brings its form. */
export function QueueRow({ session, isFocused }: QueueRowProps) {
  const phase = useUpload(session, 'phase')
  const words = useUpload(session, 'words')
  const wish = useUpload(session, 'wish')
  const video = useUpload(session, 'video')
  const { sentBytes } = useUpload(session, 'progress')
  const still = useObjectUrl(chosenJpeg(useUpload(session, 'cover')))
  const share = session.file.size > 0 ? sentBytes / session.file.size : 0
  const isMoving = phase === 'uploading' || phase === 'paused' || phase === 'waiting'
  const about = { wish, name: words.name, isReplacing: session.replaces !== null }
  const text = [tellPhase(phase, share, video), tellWish(phase, about)].filter(Boolean).join(' · ')
  return (
    <button
      type="button"
      aria-current={isFocused ? 'true' : undefined}
      onClick={() => uploads.focus(session.id)}
      className={classNames(
        'relative flex min-h-16 w-full items-center gap-3 overflow-hidden rounded-md border p-2 text-left transition-colors',
        isFocused ? 'border-paprika bg-paprika-wash' : 'border-line bg-surface hover:bg-sunken',
      )}
    >
      <span className="aspect-9/16 h-12 shrink-0 overflow-hidden rounded-xs bg-sunken">
        {still ? <RemoteImage src={still} alt="" className="size-full object-cover" /> : null}
      </span>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="truncate font-semibold text-sm">{words.name.trim() || session.file.name}</span>
        <span className="truncate text-ink-soft text-xs tabular-nums">{text}</span>
      </span>
      <PhaseMark isDone={video !== null} isStuck={phase === 'failed' || phase === 'unusable'} />
      {isMoving ? (
        <progress
          aria-hidden="true"
          max={1}
          value={share}
          className="meter absolute inset-x-0 bottom-0 block h-1 w-full rounded-none"
        />
      ) : null}
    </button>
  )
}

function PhaseMark({ isDone, isStuck }: { isDone: boolean; isStuck: boolean }) {
  if (isDone) return <Icon of={CircleCheck} className="size-5 shrink-0 text-herb" />
  return isStuck ? <Icon of={CircleAlert} className="size-5 shrink-0 text-danger" /> : null
}
