'use client'

import { InlineAlert } from '@/components/ui/inline-alert'
import type { MediaNote } from './checks/check-video'
import type { UploadSession } from './session/upload-session'
import { useUpload } from './use-upload'

const noteTexts: Record<MediaNote, string> = {
  no_sound: 'It has no sound. That is fine if you meant it.',
  sound_unknown: 'Its sound is stored in a way some phones cannot play.',
  wide: 'It is wider than tall, so it will not fill a phone. Upright clips are watched longer.',
  small: 'Its picture is small and will look soft on a good phone.',
  not_playable_here:
    'This browser cannot show it (HEVC, most likely). Our storage makes a version for every phone, which takes a few minutes. To be quicker next time, choose Most Compatible in the camera settings of an iPhone.',
}

/** Things worth knowing that stop nobody. */
export function MediaNotes({ session }: { session: UploadSession }) {
  const notes = useUpload(session, 'notes')
  if (notes.length === 0) return null
  const tone = notes.includes('not_playable_here') ? 'warning' : 'info'
  return (
    <InlineAlert tone={tone} title="About this clip" className="lg:col-start-2">
      <ul className="grid gap-1">
        {notes.map((note) => (
          <li key={note}>{noteTexts[note]}</li>
        ))}
      </ul>
    </InlineAlert>
  )
}
