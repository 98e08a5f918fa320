'use client'

import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { LocalTime } from '@/components/ui/local-time'
import { Spinner } from '@/components/ui/spinner'
import type { PublishWish } from './session/snapshot'
import type { UploadSession } from './session/upload-session'
import { useUpload } from './use-upload'

type PublishBarProps = {
  session: UploadSession
  isValid: boolean
  onDraft: () => void
  onLater: () => void
}

/** Publish now, later, or not yet; what is wished while the bytes are on their way is done when they are there. */
export function PublishBar({ session, isValid, onDraft, onLater }: PublishBarProps) {
  const phase = useUpload(session, 'phase')
  const wish = useUpload(session, 'wish')
  const isPublishing = phase === 'publishing'
  const isStored = useUpload(session, 'isStored')
  const isWaiting = wish !== null && !isStored
  const isBusy = isPublishing || isWaiting

  return (
    <div className="sticky bottom-0 z-10 -mx-5 -mb-5 grid gap-3 rounded-b-lg border-line border-t bg-surface px-5 py-4 sm:static sm:m-0 sm:rounded-none sm:bg-transparent sm:px-0 sm:pt-6 sm:pb-0">
      {phase === 'uploading' ? <Sliver session={session} /> : null}
      {isWaiting ? (
        <p role="status" className="flex flex-wrap items-center gap-x-3 text-sm">
          <span>
            <WaitingText wish={wish} hasFailed={phase === 'failed'} />
          </span>
          <button
            type="button"
            onClick={session.withdrawWish}
            className="-my-2 min-h-11 rounded-xs font-semibold text-paprika-ink underline underline-offset-4"
          >
            Not yet
          </button>
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        {/* Stays focusable while it cannot act: a press says what is missing, and focus is never thrown away. */}
        <button
          type="submit"
          aria-disabled={!isValid || isBusy || undefined}
          aria-busy={isBusy || undefined}
          onClick={(event) => isBusy && event.preventDefault()}
          className={buttonStyle({ size: 'lg', className: 'flex-1 sm:flex-none' })}
        >
          {isBusy ? <Spinner className="-ml-1" /> : null}
          {isPublishing ? 'Publishing' : isWaiting ? 'Waiting' : 'Publish'}
        </button>
        <Button variant="secondary" size="lg" disabled={isBusy} onClick={onLater}>
          Later
        </Button>
        <Button variant="ghost" size="lg" disabled={isBusy} onClick={onDraft}>
          Save as draft
        </Button>
      </div>
    </div>
  )
}

/** On a phone the form hides the progress bar: a thin one rides on the edge of this bar. */
function Sliver({ session }: { session: UploadSession }) {
  const { sentBytes } = useUpload(session, 'progress')
  return (
    <progress
      aria-hidden="true"
      max={1}
      value={sentBytes / session.file.size}
      className="meter absolute inset-x-0 -top-px block h-1 w-full rounded-none sm:hidden"
    />
  )
}

function WaitingText({ wish, hasFailed }: { wish: PublishWish; hasFailed: boolean }) {
  const when = hasFailed ? 'once the upload goes through.' : 'when the upload is done.'
  if (wish === 'draft') return `Will be saved as a draft ${when}`
  if (wish === 'publish') return `Will publish ${when}`
  return (
    <>
      Will be public from <LocalTime at={wish.at} /> on, if the upload is done by then.
    </>
  )
}
