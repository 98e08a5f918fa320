import Hls from 'hls.js'

/** Bits per second, as the last stream measured it: the next one starts where that one ended, not at a guess. */
let measured: number | undefined

/** Off screen, a segment or so is all that a swipe needs. */
const offScreenSeconds = 1
const onScreenSeconds = 30

export type Stream = { showOnScreen: () => void; end: () => void }

type Wishes = {
  startSeconds: number
  isOnScreen: boolean
  onFailed: () => void
}

/** Plays a playlist through the library. Loaded only where it is needed, and never before a first frame was shown. */
export function openStream(
  player: HTMLVideoElement,
  src: string,
  { startSeconds, isOnScreen, onFailed }: Wishes,
): Stream {
  const seconds = isOnScreen ? onScreenSeconds : offScreenSeconds
  const hls = new Hls({
    startPosition: startSeconds,
    testBandwidth: measured === undefined,
    ...(measured === undefined ? {} : { abrEwmaDefaultEstimate: measured }),
    startFragPrefetch: true,
    capLevelToPlayerSize: true,
    maxBufferLength: seconds,
    maxMaxBufferLength: seconds,
    backBufferLength: onScreenSeconds,
  })
  let canRecover = true
  hls.on(Hls.Events.FRAG_LOADED, () => {
    measured = hls.bandwidthEstimate
  })
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return
    if (type !== Hls.ErrorTypes.MEDIA_ERROR || !canRecover) return onFailed()
    canRecover = false
    hls.recoverMediaError()
  })
  hls.loadSource(src)
  hls.attachMedia(player)
  return {
    showOnScreen() {
      hls.config.maxBufferLength = onScreenSeconds
      hls.config.maxMaxBufferLength = onScreenSeconds
    },
    end: () => hls.destroy(),
  }
}
