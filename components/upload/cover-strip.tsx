'use client'

import { RemoteImage } from '@/components/ui/remote-image'
import { Skeleton } from '@/components/ui/skeleton'
import { type CoverFrame, frameSlots } from './cover/capture-frames'
import { formatDuration } from './format'
import type { UploadSession } from './session/upload-session'
import { useObjectUrl, useUpload } from './use-upload'

const frameLook = 'aspect-9/16 w-full rounded-sm object-cover'

/** A few stills to choose the cover from. Real radio buttons: arrows move, screen readers count. */
export function CoverStrip({ session }: { session: UploadSession }) {
  const { frames, state, chosen } = useUpload(session, 'cover')
  const phase = useUpload(session, 'phase')
  if (state === 'failed')
    return (
      <p className="text-ink-soft text-sm">
        This browser cannot show the clip, so we take the cover from it later. You can still publish.
      </p>
    )
  const slots = state === 'ready' ? frameSlots.slice(0, frames.length) : frameSlots
  return (
    <fieldset className="min-w-0" disabled={phase === 'publishing'}>
      <legend className="mb-2 font-semibold text-sm">Cover</legend>
      <div className="grid max-w-56 grid-cols-3 gap-2 lg:max-w-none lg:grid-cols-6 lg:gap-1.5">
        {slots.map((slot) => {
          const frame = frames[slot]
          if (!frame) return <Skeleton key={slot} className={frameLook} />
          return (
            <Frame
              key={slot}
              frame={frame}
              checked={slot === chosen}
              onChoose={() => session.chooseFrame(slot)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

type FrameProps = { frame: CoverFrame; checked: boolean; onChoose: () => void }

function Frame({ frame, checked, onChoose }: FrameProps) {
  const url = useObjectUrl(frame.jpeg)
  return (
    <label className="relative rounded-sm ring-offset-2 ring-offset-surface transition-shadow has-checked:ring-3 has-checked:ring-paprika has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-6">
      <input
        type="radio"
        name="cover"
        className="sr-only"
        checked={checked}
        onChange={onChoose}
        aria-label={`Frame at ${formatDuration(frame.atSeconds)}`}
      />
      {url ? <RemoteImage src={url} alt="" className={frameLook} /> : <Skeleton className={frameLook} />}
    </label>
  )
}
