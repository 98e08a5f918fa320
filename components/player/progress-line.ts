type Line = { element: Element; lengthMs: number; motion: Animation }

/** Further from the clip than this, and the line is put where it belongs. */
const maxDriftMs = 50

const lines = new WeakMap<HTMLVideoElement, Line>()

function lineOf(player: HTMLVideoElement): Line | undefined {
  const element = player.closest('[data-stage]')?.querySelector('[data-line]')
  const lengthMs = player.duration * 1000
  const known = lines.get(player)
  if (known && known.element === element && known.lengthMs === lengthMs) return known
  known?.motion.cancel()
  lines.delete(player)
  if (!element || !(lengthMs > 0 && lengthMs < Infinity)) return undefined
  const motion = element.animate(
    { transform: ['scaleX(0)', 'scaleX(1)'] },
    { duration: lengthMs, fill: 'both' },
  )
  const line = { element, lengthMs, motion }
  lines.set(player, line)
  return line
}

function align(player: HTMLVideoElement): void {
  const motion = lineOf(player)?.motion
  if (!motion) return
  const atMs = player.currentTime * 1000
  if (motion.playbackRate !== player.playbackRate) motion.playbackRate = player.playbackRate
  if (player.paused || player.seeking || player.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) motion.pause()
  else if (motion.playState !== 'running') motion.play()
  if (Math.abs(Number(motion.currentTime) - atMs) > maxDriftMs) motion.currentTime = atMs
}

/**
 * Lets the line under a clip run along with it. It is the browser's own animation: a share that a script writes down
 * costs style, layout and paint of the whole slide, sixty times a second for as long as somebody watches.
 */
export function followWithLine(player: HTMLVideoElement): void {
  for (const event of ['playing', 'pause', 'waiting', 'seeked', 'ratechange', 'timeupdate', 'emptied'])
    player.addEventListener(event, () => align(player))
}
