'use client'

import { Pause, Play } from 'lucide'
import { useEffect } from 'react'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { useObjectUrl } from '../use-upload'
import { CropStage } from './crop-stage'
import type { Size } from './crop-window'
import type { Span } from './plan-preparation'
import { useSpanPlayer } from './use-span-player'

type EditStageProps = {
  file: File
  media: Size
  canPlay: boolean
  span: Span
  /** The end that was moved last; its frame is shown. */
  shownSeconds: number | null
  cropPosition: number | null
  disabled: boolean
  onCrop: (position: number) => void
}

/** The clip as it is cut and framed so far, played from the device. */
export function EditStage(props: EditStageProps) {
  const { file, media, canPlay, span, shownSeconds, cropPosition, disabled, onCrop } = props
  const url = useObjectUrl(canPlay ? file : null)
  const { ref, isPlaying, isBroken, toggle, show, events } = useSpanPlayer(url, span)
  const isDark = !canPlay || isBroken

  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment is what is to be shown, not the player
  useEffect(() => {
    if (shownSeconds !== null) show(shownSeconds)
  }, [shownSeconds])

  // A black box as tall as a clip would only push what can be done out of sight.
  if (isDark && cropPosition === null)
    return (
      <p className="grid place-items-center rounded-xl bg-[oklch(0.16_0.02_345)] px-6 py-10 text-center text-sm text-white/85 lg:py-24">
        This browser cannot show the clip.
      </p>
    )

  return (
    <div className="grid place-items-center overflow-hidden rounded-xl bg-[oklch(0.16_0.02_345)] p-4 lg:sticky lg:top-24">
      <div
        // On a phone never so tall that what can be done is out of sight.
        className="relative w-full overflow-hidden rounded-md bg-black [--stage:44dvh] lg:[--stage:min(60dvh,36rem)]"
        style={{
          aspectRatio: `${media.width} / ${media.height}`,
          maxWidth: `calc(var(--stage) * ${media.width / media.height})`,
        }}
      >
        <video
          ref={ref}
          muted
          playsInline
          preload="auto"
          aria-label="Your clip"
          hidden={isDark}
          {...events}
          className="absolute inset-0 size-full object-contain"
        />
        {isDark ? (
          <p className="absolute inset-0 grid place-items-center px-6 text-center text-sm text-white/85">
            This browser cannot show the clip.
          </p>
        ) : null}
        {cropPosition === null ? null : (
          <CropStage picture={media} position={cropPosition} disabled={disabled} onMove={onCrop} />
        )}
        {isDark ? null : (
          <IconButton
            variant="glass"
            label={isPlaying ? 'Pause' : 'Play'}
            onClick={toggle}
            className="absolute right-2 bottom-2"
          >
            {isPlaying ? <Icon of={Pause} /> : <Icon of={Play} />}
          </IconButton>
        )}
      </div>
    </div>
  )
}
