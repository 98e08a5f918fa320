'use client'

import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { cropWindow, freeAxis, type Size } from './crop-window'

type CropStageProps = {
  picture: Size
  position: number
  disabled: boolean
  onMove: (position: number) => void
}

const stepShare = 0.02
const pageShare = 0.2
const steps: Record<string, number> = {
  ArrowLeft: -stepShare,
  ArrowUp: -stepShare,
  ArrowRight: stepShare,
  ArrowDown: stepShare,
  PageUp: -pageShare,
  PageDown: pageShare,
  Home: -1,
  End: 1,
}

const clamp = (share: number) => Math.min(1, Math.max(0, share))

/** A 9:16 window over the picture, moved with a finger, a mouse or the arrow keys. What is left out is dimmed. */
export function CropStage({ picture, position, disabled, onMove }: CropStageProps) {
  const grip = useRef<{ at: number; position: number } | null>(null)
  const axis = freeAxis(picture) ?? 'x'
  const crop = cropWindow(picture, position)
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`
  const along = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY)

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const stage = event.currentTarget.parentElement
    if (!grip.current || !stage) return
    const roomPixels =
      axis === 'x'
        ? stage.clientWidth * (1 - crop.width / picture.width)
        : stage.clientHeight * (1 - crop.height / picture.height)
    onMove(clamp(grip.current.position + (along(event) - grip.current.at) / roomPixels))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || disabled) return
    event.preventDefault()
    onMove(clamp(position + step))
  }

  return (
    <div className="absolute inset-0 overflow-hidden">
      <div
        role="slider"
        tabIndex={disabled ? -1 : 0}
        aria-label="Part of the picture to keep"
        aria-orientation={axis === 'x' ? 'horizontal' : 'vertical'}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(position * 100)}
        aria-valuetext={describe(position, axis)}
        aria-disabled={disabled || undefined}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (disabled) return
          event.currentTarget.setPointerCapture(event.pointerId)
          grip.current = { at: along(event), position }
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          grip.current = null
        }}
        onPointerCancel={() => {
          grip.current = null
        }}
        className="absolute cursor-grab touch-none shadow-[0_0_0_100vmax_rgb(0_0_0/0.6)] outline-2 outline-white -outline-offset-2 focus-visible:outline-4 focus-visible:outline-saffron active:cursor-grabbing"
        style={{
          left: percent(crop.left, picture.width),
          top: percent(crop.top, picture.height),
          width: percent(crop.width, picture.width),
          height: percent(crop.height, picture.height),
        }}
      />
    </div>
  )
}

function describe(position: number, axis: 'x' | 'y'): string {
  if (position === 0.5) return 'Middle'
  const percent = Math.round(position * 100)
  return axis === 'x' ? `${percent} percent from the left` : `${percent} percent from the top`
}
