'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Spinner } from '@/components/ui/spinner'
import type { UploadLimits } from '../checks/check-video'
import { formatBytes, formatDuration } from '../format'
import { useFileIntake } from '../use-file-intake'
import { freeAxis } from './crop-window'
import { EditStage } from './edit-stage'
import { FrameChoice } from './frame-choice'
import { judgeLimits } from './judge-limits'
import { cutOf, wholeSpan } from './keep-span'
import { findReasons, planPreparation } from './plan-preparation'
import { PrepareActions } from './prepare-actions'
import { PrepareNotes } from './prepare-notes'
import { TrimSlider } from './trim-slider'
import { type Looked, usePreparation } from './use-preparation'

type PrepareDeskProps = {
  file: File
  limits: UploadLimits
  onReady: (file: File) => void
  onBack: () => void
}

/** A picked clip before it is sent: cut, framed and made playable here, or sent as it is. */
export function PrepareDesk({ file, limits, onReady, onBack }: PrepareDeskProps) {
  const asItIs = () => onReady(file)
  const preparation = usePreparation(file, limits, asItIs, onReady)
  useFileIntake(null)
  const start = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    start.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [])
  const { looked } = preparation
  return (
    <section className="grid gap-5" aria-labelledby="prepare">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <div className="grid gap-1">
          <h2
            id="prepare"
            ref={start}
            tabIndex={-1}
            className="font-display font-semibold text-2xl outline-none"
          >
            Before it goes out
          </h2>
          <p className="wrap-anywhere text-ink-soft text-sm">
            {file.name} · {formatBytes(file.size)}
            {looked ? ` · ${formatDuration(looked.source.media.durationSeconds)}` : null}
          </p>
        </div>
        <Button variant="ghost" className="-mr-2 -ml-5 sm:ml-0" onClick={onBack}>
          Choose another
        </Button>
      </div>
      {looked ? (
        <Editor {...{ ...preparation, looked, file, limits, asItIs }} />
      ) : (
        <Card className="flex items-center gap-3" role="status">
          <Spinner className="text-paprika" />
          Looking at your clip
        </Card>
      )}
    </section>
  )
}

type EditorProps = Pick<PrepareDeskProps, 'file' | 'limits'> &
  Pick<ReturnType<typeof usePreparation>, 'work' | 'prepare' | 'cancel'> & {
    looked: Looked
    asItIs: () => void
  }

function Editor({ file, limits, looked, work, prepare, cancel, asItIs }: EditorProps) {
  const { source, ability, canPlay } = looked
  const { media } = source
  const [span, setSpan] = useState(() => wholeSpan(media.durationSeconds, limits.maxVideoSeconds))
  const [cropPosition, setCropPosition] = useState<number | null>(null)
  const [shownSeconds, setShownSeconds] = useState<number | null>(null)
  const edit = { span: cutOf(span, media.durationSeconds), cropPosition }
  const plan = planPreparation(source, edit, ability, limits)
  const obstacle = judgeLimits(source, edit, plan, limits)
  const isWorking = work.stage === 'working'

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_25rem] lg:gap-10">
      <EditStage
        file={file}
        media={media}
        canPlay={canPlay}
        span={span}
        shownSeconds={shownSeconds}
        cropPosition={cropPosition}
        disabled={isWorking}
        onCrop={setCropPosition}
      />
      <Card className="grid min-w-0 gap-6">
        <PrepareNotes {...{ source, limits, obstacle }} canPrepare={plan !== null} />
        <TrimSlider
          span={span}
          durationSeconds={media.durationSeconds}
          disabled={isWorking}
          onChange={(next, atSeconds) => {
            setSpan(next)
            setShownSeconds(atSeconds)
          }}
        />
        {edit.span && !plan?.isExact ? (
          <p className="-mt-3 text-ink-soft text-sm">
            This browser cuts without drawing anew, so the clip may begin up to a few seconds earlier.
          </p>
        ) : null}
        {freeAxis(media) ? (
          <FrameChoice
            isCropped={cropPosition !== null}
            canCrop={ability.canDraw}
            disabled={isWorking}
            onChange={(isCropped) => setCropPosition(isCropped ? 0.5 : null)}
          />
        ) : null}
        <PrepareActions
          work={work}
          plan={plan}
          isEdited={edit.span !== null || cropPosition !== null}
          hasReasons={findReasons(source, limits).length > 0}
          isBlocked={obstacle !== null}
          mayPassAsItIs={judgeLimits(source, { span: null, cropPosition: null }, null, limits) === null}
          {...{ prepare, cancel, asItIs }}
        />
      </Card>
    </div>
  )
}
