'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import { formatBytes, formatSent } from './format'
import { type KeptUpload, keptBytes } from './keep/kept-upload'
import type { TabView } from './keep/tab-channel'
import type { Phase } from './session/snapshot'
import { uploads } from './session/uploads'
import { useUploadsElsewhere } from './use-upload'

type UploadsElsewhereProps = { ownerId: string; onFiles: (files: File[]) => void }

/** What another tab is sending, and what an earlier page could not finish because its file is not here any more. */
export function UploadsElsewhere({ ownerId, onFiles }: UploadsElsewhereProps) {
  const { inTabs, needFile } = useUploadsElsewhere(ownerId)
  return (
    <>
      {inTabs.map((view) => (
        <InOtherTab key={view.id} view={view} />
      ))}
      {needFile.map((kept) => (
        <NeedsFile key={kept.id} kept={kept} onFiles={onFiles} />
      ))}
    </>
  )
}

const inTabTexts: Partial<Record<Phase, string>> = {
  paused: 'It is paused in another tab.',
  waiting: 'It waits for its turn in another tab.',
  uploaded: 'It is uploaded and waits for its name in another tab.',
  failed: 'It stopped in another tab and needs you there.',
}

function InOtherTab({ view }: { view: TabView }) {
  const { name, sizeBytes, sentBytes, phase, connection } = view
  const isThere = phase === 'uploaded' || phase === 'publishing'
  const text =
    phase === 'uploading' && connection === 'offline'
      ? 'It waits for the network in another tab.'
      : (inTabTexts[phase] ?? 'It is on its way in another tab. If you close that one, it goes on here.')
  return (
    <Card className="grid gap-3">
      <div className="grid gap-0.5">
        <p className="truncate font-semibold">{name}</p>
        <p className="text-ink-soft text-sm">{text}</p>
      </div>
      <ProgressBar
        label={`Upload of ${name}`}
        value={isThere ? 1 : sentBytes / sizeBytes}
        tone={isThere ? 'herb' : phase === 'paused' ? 'quiet' : 'paprika'}
      />
      <p className="text-ink-soft text-sm tabular-nums">{formatSent(sentBytes, sizeBytes)}</p>
    </Card>
  )
}

type NeedsFileProps = { kept: KeptUpload; onFiles: (files: File[]) => void }

function NeedsFile({ kept, onFiles }: NeedsFileProps) {
  const [isDropping, setDropping] = useState(false)
  const title = useId()
  const { name, sizeBytes } = kept.file
  const sentBytes = keptBytes(kept)
  return (
    <Card className="grid gap-4" role="group" aria-labelledby={title}>
      <div className="grid gap-1">
        <h2 id={title} className="wrap-anywhere font-semibold">
          {`Choose ${name} once more`}
        </h2>
        <p className="max-w-prose text-ink-soft text-sm">
          {`The clip itself (${formatBytes(sizeBytes)}) is not in this browser any more. Choose the same file and it goes on`}
          {sentBytes > 0 ? ' from where it stopped.' : '.'} Your words are still here.
        </p>
      </div>
      <ProgressBar label={`Upload of ${name}`} value={sentBytes / sizeBytes} tone="quiet" />
      <div className="flex flex-wrap gap-3">
        <label
          className={buttonStyle({
            className: 'cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-focus',
          })}
        >
          <input
            type="file"
            accept="video/*"
            className="sr-only"
            onChange={({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              if (file) onFiles([file])
            }}
          />
          Choose the file
        </label>
        <Button
          variant="ghost"
          busy={isDropping}
          onClick={() => {
            setDropping(true)
            void uploads.drop(kept).finally(() => setDropping(false))
          }}
        >
          Forget it
        </Button>
      </div>
    </Card>
  )
}
