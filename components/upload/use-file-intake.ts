'use client'

import { useEffect, useState } from 'react'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Takes files that are dropped or pasted anywhere on the page. Without a taker a dropped file is only kept from
 * replacing the page, which is what browsers do by themselves, running upload or not.
 *
 * @returns whether a file hovers over the page
 */
export function useFileIntake(onFiles: ((files: File[]) => void) | null): boolean {
  const [isOver, setIsOver] = useState(false)

  useEffect(() => {
    // Every child that is crossed sends its own enter and leave: only the balance tells.
    let depth = 0
    const track = (change: number) => (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth + change)
      setIsOver(onFiles !== null && depth > 0)
    }
    const hand = (transfer: DataTransfer | null) => {
      const files = [...(transfer?.files ?? [])]
      if (files.length > 0) onFiles?.(files)
    }
    const onEnter = track(1)
    const onLeave = track(-1)
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = onFiles ? 'copy' : 'none'
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth = 0
      setIsOver(false)
      hand(event.dataTransfer)
    }
    const onPaste = (event: ClipboardEvent) => hand(event.clipboardData)
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste)
    }
  }, [onFiles])

  return isOver
}
