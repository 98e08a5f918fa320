'use client'

import { useEffect, useState } from 'react'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Takes a file that is dropped or pasted anywhere on the page. Without a taker a dropped file is only kept from
 * replacing the page, which is what browsers do by themselves, running upload or not.
 *
 * @returns whether a file hovers over the page
 */
export function useFileIntake(onFile: ((file: File) => void) | null): boolean {
  const [isOver, setIsOver] = useState(false)

  useEffect(() => {
    // Every child that is crossed sends its own enter and leave: only the balance tells.
    let depth = 0
    const track = (change: number) => (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth + change)
      setIsOver(onFile !== null && depth > 0)
    }
    const onEnter = track(1)
    const onLeave = track(-1)
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = onFile ? 'copy' : 'none'
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth = 0
      setIsOver(false)
      const file = event.dataTransfer?.files[0]
      if (file && onFile) onFile(file)
    }
    const onPaste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0]
      if (file && onFile) onFile(file)
    }
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
  }, [onFile])

  return isOver
}
