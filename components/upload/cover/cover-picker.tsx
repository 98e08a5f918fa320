'use client'

import { ImagePlus, Sparkles } from 'lucide'
import { type ReactNode, useId, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { RemoteImage } from '@/components/ui/remote-image'
import { Skeleton } from '@/components/ui/skeleton'
import { formatDuration } from '../format'
import type { Cover } from '../session/snapshot'
import { useObjectUrl } from '../use-upload'
import { frameSlots } from './capture-frames'
import { type PictureProblem, readPicture } from './own-picture'
import { rankFrames } from './rank-frames'

type CoverPickerProps = {
  cover: Cover
  maxBytes: number
  disabled?: boolean
  /** What to say where the browser cannot draw the clip. */
  failedText: string
  onChoose: (chosen: Cover['chosen'], own?: Blob) => void
}

const tileLook = 'aspect-9/16 w-full rounded-sm object-cover'

const problemTexts: Record<PictureProblem, string> = {
  no_picture: 'That is not a picture we can use. JPEG, PNG or WebP please.',
  too_small: 'That picture is too small: it has to be at least 320 pixels wide.',
  too_large: 'That picture is too large, even made smaller. Please choose another.',
}

/** Stills of the clip by time, and a picture of one's own. Real radio buttons: arrows move, screen readers count. */
export function CoverPicker({ cover, maxBytes, disabled = false, failedText, onChoose }: CoverPickerProps) {
  const { frames, state, chosen, own } = cover
  const [problem, setProblem] = useState<PictureProblem | null>(null)
  const group = useId()
  const slots = state === 'seeking' ? frameSlots : frameSlots.slice(0, frames.length)
  const best = state === 'ready' ? rankFrames(frames.map(({ look }) => look))[0] : undefined

  const take = async (file: File) => {
    const picture = await readPicture(file, maxBytes)
    setProblem(typeof picture === 'string' ? picture : null)
    if (typeof picture !== 'string') onChoose('own', picture)
  }

  return (
    <fieldset className="min-w-0" disabled={disabled}>
      <legend className="mb-2 font-semibold text-sm">Cover</legend>
      {state === 'failed' ? <p className="mb-3 text-ink-soft text-sm">{failedText}</p> : null}
      <div className="grid max-w-56 grid-cols-3 gap-2 lg:max-w-none lg:grid-cols-6 lg:gap-1.5">
        {slots.map((slot) => {
          const frame = frames[slot]
          if (!frame) return <Skeleton key={slot} className={tileLook} />
          const time = formatDuration(frame.atSeconds)
          return (
            <Tile
              key={slot}
              group={group}
              jpeg={frame.jpeg}
              label={slot === best ? `Frame at ${time}, our choice` : `Frame at ${time}`}
              checked={slot === chosen}
              onChoose={() => onChoose(slot)}
            >
              {slot === best ? <BestMark /> : null}
            </Tile>
          )
        })}
        {own ? (
          <Tile
            group={group}
            jpeg={own}
            label="Your picture"
            checked={chosen === 'own'}
            onChoose={() => onChoose('own')}
          />
        ) : null}
      </div>
      <PictureInput hasOwn={own !== null} disabled={disabled} onFile={take} />
      {problem ? (
        <p role="alert" className="mt-1 font-medium text-danger-ink text-sm">
          {problemTexts[problem]}
        </p>
      ) : null}
    </fieldset>
  )
}

type TileProps = {
  group: string
  jpeg: Blob
  label: string
  checked: boolean
  onChoose: () => void
  children?: ReactNode
}

function Tile({ group, jpeg, label, checked, onChoose, children }: TileProps) {
  const url = useObjectUrl(jpeg)
  return (
    <label className="relative rounded-sm ring-offset-2 ring-offset-surface transition-shadow has-checked:ring-3 has-checked:ring-paprika has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-6">
      <input
        type="radio"
        name={group}
        className="sr-only"
        checked={checked}
        onChange={onChoose}
        aria-label={label}
      />
      {url ? <RemoteImage src={url} alt="" className={tileLook} /> : <Skeleton className={tileLook} />}
      {children}
    </label>
  )
}

/** The sharpest and most colourful of them, as we see it. */
function BestMark() {
  return (
    <span className="absolute right-1 bottom-1 grid size-5 place-items-center rounded-full bg-saffron text-black">
      <Icon of={Sparkles} className="size-3" />
    </span>
  )
}

type PictureInputProps = { hasOwn: boolean; disabled: boolean; onFile: (file: File) => void }

function PictureInput({ hasOwn, disabled, onFile }: PictureInputProps) {
  return (
    <label
      className={classNames(
        'mt-2 inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-md pr-2 font-semibold text-paprika-ink text-sm',
        'has-focus-visible:outline-3 has-focus-visible:outline-focus',
        disabled && 'opacity-55',
      )}
    >
      <Icon of={ImagePlus} className="size-5" />
      <span className="underline underline-offset-4">
        {hasOwn ? 'Use another picture' : 'Use a picture of your own'}
      </span>
      <input
        type="file"
        accept="image/jpeg,image/png,image/webp"
        disabled={disabled}
        className="sr-only"
        onChange={({ target }) => {
          const file = target.files?.[0]
          // Cleared, so that choosing the same file again counts as a choice.
          target.value = ''
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
