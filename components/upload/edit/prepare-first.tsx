'use client'

import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { UploadLimits } from '../checks/check-video'
import { PrepareDesk } from './prepare-desk'

type PrepareFirstProps = {
  limits: UploadLimits
  /** Gets what is to be sent: the prepared file, or what was picked as it is. */
  onFiles: (files: File[]) => void
  /** A file that an unfinished upload waits for has to arrive as it was. */
  isAwaited: (file: File) => boolean
  /** What is shown while nothing is being prepared, with where it hands over a picked file. */
  children: (desk: { onPick: (files: File[]) => void; hasComeBack: boolean }) => ReactNode
}

/**
 * Stands between picking a file and sending it. Nothing of an upload exists yet: only a file leaves here. Several at
 * once pass by: who brings ten clips wants them sent.
 */
export function PrepareFirst({ limits, onFiles, isAwaited, children }: PrepareFirstProps) {
  const [picked, setPicked] = useState<File | null>(null)
  const hasComeBack = useRef(false)
  const pick = useCallback(
    (files: File[]) => {
      const [only, ...others] = files
      if (!only || others.length > 0 || isAwaited(only)) onFiles(files)
      else setPicked(only)
    },
    [isAwaited, onFiles],
  )
  const finish = useCallback(
    (file: File) => {
      setPicked(null)
      onFiles([file])
    },
    [onFiles],
  )
  if (!picked) return children({ onPick: pick, hasComeBack: hasComeBack.current })
  return (
    <PrepareDesk
      key={`${picked.name} ${picked.size} ${picked.lastModified}`}
      file={picked}
      limits={limits}
      onReady={finish}
      onBack={() => {
        hasComeBack.current = true
        setPicked(null)
      }}
    />
  )
}
