import { type ChangeEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { stride, writeTime } from '@/components/player/seeking'

const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }

const playerBeside = (bar: Element | null) =>
  bar?.closest('[data-stage]')?.querySelector('video') ?? undefined

/** The line that shows how far the clip is, to take hold of. React never renders it again while the clip runs. */
export function SeekBar({ name }: { name: string }) {
  const ref = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const bar = ref.current
    const stage = bar?.closest('[data-stage]')
    if (!bar || !stage) return
    const follow = () => {
      const player = playerBeside(bar)
      if (!player || !(player.duration > 0)) return
      bar.max = String(player.duration)
      bar.value = String(player.currentTime)
      bar.ariaValueText = `${writeTime(player.currentTime)} of ${writeTime(player.duration)}`
    }
    follow()
    const life = new AbortController()
    // They do not bubble, and the element may change: caught on their way down.
    for (const event of ['timeupdate', 'seeked', 'durationchange'])
      stage.addEventListener(event, follow, { capture: true, signal: life.signal })
    return () => life.abort()
  }, [])

  function onChange({ target }: ChangeEvent<HTMLInputElement>) {
    const player = playerBeside(target)
    if (player) player.currentTime = Math.min(Number(target.value), player.duration - 0.05)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    stride(playerBeside(event.currentTarget), step)
  }

  return (
    <input
      ref={ref}
      type="range"
      min={0}
      max={1}
      step={0.01}
      defaultValue={0}
      aria-label={`Position in ${name}`}
      onChange={onChange}
      onKeyDown={onKeyDown}
      className="seek-line absolute inset-x-0 bottom-0 h-11 w-full cursor-pointer"
    />
  )
}
