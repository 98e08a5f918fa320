'use client'

import { type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InlineAlert } from '@/components/ui/inline-alert'
import { type Crop, maxZoom, middle, pull } from './crop-square'
import { drawSquare, toSquareJpeg } from './square-picture'

/** Twice the size on screen, for screens with two pixels to a point. */
const previewPixels = 512

type CropDialogProps = {
  picture: ImageBitmap
  onClose: () => void
  /** @returns what went wrong, or null */
  onUse: (jpeg: Blob) => Promise<string | null>
}

/** Which square of the picture. Pulled by hand, or moved by three sliders, which a keyboard reaches. */
export function CropDialog({ picture, onClose, onUse }: CropDialogProps) {
  const [crop, setCrop] = useState(middle)
  const [isBusy, setIsBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const use = async () => {
    setIsBusy(true)
    setTrouble(null)
    const jpeg = await toSquareJpeg(picture, crop)
    const problem = jpeg ? await onUse(jpeg) : 'This browser cannot cut pictures. Please try another one.'
    setIsBusy(false)
    if (problem) setTrouble(problem)
  }
  const isSquare = picture.width === picture.height && crop.zoom === 1
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Your picture"
      description="It is shown in a circle. Pull it into place."
      actions={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button busy={isBusy} onClick={use}>
            Use this picture
          </Button>
        </>
      }
    >
      <div className="grid justify-items-center gap-5">
        <Preview picture={picture} crop={crop} onCrop={setCrop} />
        <div className="grid w-full max-w-72 gap-2">
          <Slider
            label="Zoom"
            min={1}
            max={maxZoom}
            value={crop.zoom}
            onChange={(zoom) => setCrop({ ...crop, zoom })}
          />
          <Slider
            label="Left and right"
            value={crop.x}
            disabled={isSquare || (crop.zoom === 1 && picture.width < picture.height)}
            onChange={(x) => setCrop({ ...crop, x })}
          />
          <Slider
            label="Up and down"
            value={crop.y}
            disabled={isSquare || (crop.zoom === 1 && picture.height < picture.width)}
            onChange={(y) => setCrop({ ...crop, y })}
          />
        </div>
        {trouble ? <InlineAlert className="w-full">{trouble}</InlineAlert> : null}
      </div>
    </Dialog>
  )
}

type PreviewProps = { picture: ImageBitmap; crop: Crop; onCrop: (crop: Crop) => void }

function Preview({ picture, crop, onCrop }: PreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawSquare(canvas.current, picture, crop)
  }, [picture, crop])
  const follow = (event: PointerEvent<HTMLCanvasElement>) => {
    const target = event.currentTarget
    if (!target.hasPointerCapture(event.pointerId)) return
    const side = target.clientWidth
    onCrop(pull(picture, crop, { right: event.movementX / side, down: event.movementY / side }))
  }
  return (
    <canvas
      ref={canvas}
      width={previewPixels}
      height={previewPixels}
      role="img"
      aria-label="How your picture will look"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={follow}
      className="size-64 cursor-grab touch-none rounded-full bg-sunken ring-4 ring-line active:cursor-grabbing"
    />
  )
}

type SliderProps = {
  label: string
  value: number
  min?: number
  max?: number
  disabled?: boolean
  onChange: (value: number) => void
}

function Slider({ label, value, min = 0, max = 1, disabled = false, onChange }: SliderProps) {
  const id = useId()
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-3">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={(max - min) / 50}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-11 w-full accent-paprika disabled:opacity-50"
      />
    </div>
  )
}
