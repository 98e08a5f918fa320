'use client'

import { Plus } from 'lucide'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { videoTypes } from './drop-zone'

/** The way to more clips while others are at work. */
export function AddClips({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <label
      className={buttonStyle({
        variant: 'secondary',
        className: 'cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-focus',
      })}
    >
      <input
        type="file"
        accept={videoTypes}
        multiple
        className="sr-only"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Icon of={Plus} className="size-5" />
      Add clips
    </label>
  )
}
