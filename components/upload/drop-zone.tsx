'use client'

import { useEffect, useRef } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { classNames } from '@/components/ui/class-names'
import { InlineAlert } from '@/components/ui/inline-alert'
import type { UploadLimits } from './checks/check-video'
import { TrayDrawing } from './drawings'
import type { UploadProblem } from './engine/problem'
import { formatBytes, spellDuration } from './format'
import { describeProblem } from './problem-text'

type DropZoneProps = {
  limits: UploadLimits
  onFiles: (files: File[]) => void
  isOver: boolean
  /** What had the focus before is gone: an upload that was published or thrown away. */
  takeFocus?: boolean
  refused?: { problem: UploadProblem; fileName: string }
}

/** `video/*` besides the exact types: some phones grey out their own MOV files otherwise. */
export const videoTypes = 'video/mp4,video/quicktime,video/webm,video/*'

export function DropZone({ limits, onFiles, isOver, takeFocus = false, refused }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null)
  const refusal = refused ? describeProblem(refused.problem, refused.fileName) : null
  // The way out of a refusal is here, so the keyboard should be here too.
  useEffect(() => {
    if (refused || takeFocus) input.current?.focus()
  }, [refused, takeFocus])
  const upTo = limits.maxVideoSeconds ? ` and ${spellDuration(limits.maxVideoSeconds)}` : ''

  return (
    <div className="grid gap-5">
      {refusal ? <InlineAlert title={refusal.title}>{refusal.text}</InlineAlert> : null}
      <label
        className={classNames(
          'relative grid min-h-104 cursor-pointer place-items-center rounded-xl border-2 border-dashed px-6 py-12 text-center transition-colors',
          'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-3',
          isOver
            ? 'border-paprika bg-paprika-wash'
            : 'border-line-strong bg-surface hover:border-paprika hover:bg-sunken',
        )}
      >
        <input
          ref={input}
          type="file"
          accept={videoTypes}
          multiple
          className="sr-only"
          aria-label="Choose videos"
          aria-describedby="drop-zone-limits"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            // Cleared, so that choosing the same file again counts as a choice.
            event.target.value = ''
            if (files.length > 0) onFiles(files)
          }}
        />
        <span className="grid justify-items-center gap-3">
          <span
            className={classNames(
              'mb-2 transition-transform [&_svg]:h-36 [&_svg]:w-auto',
              isOver && 'motion-ok:-translate-y-1 motion-ok:scale-105',
            )}
          >
            <TrayDrawing />
          </span>
          <span className="font-display font-semibold text-2xl">
            {isOver ? 'Let go, we have it' : 'Put your clips on the pass'}
          </span>
          <span className="max-w-sm text-ink-soft">
            <span className="hidden pointer-fine:inline">
              Drop one video or many anywhere on this page, paste them, or{' '}
            </span>
            <span className="pointer-fine:hidden">Film something now or </span>
            pick what you have already shot. Upright looks best.
          </span>
          <span aria-hidden="true" className={buttonStyle({ size: 'lg', className: 'mt-3' })}>
            Choose videos
          </span>
          <span id="drop-zone-limits" className="mt-1 text-balance text-ink-soft text-sm">
            MP4, MOV or WebM, up to {formatBytes(limits.maxVideoBytes)}
            {upTo}. Longer ones you cut here first.
          </span>
        </span>
      </label>
    </div>
  )
}
