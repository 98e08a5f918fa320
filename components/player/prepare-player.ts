import { followWithLine } from '@/components/player/progress-line'

/** How an element of the pool is before it holds a clip: silent, endless, and nothing to a screen reader. */
export function preparePlayer(player: HTMLVideoElement): HTMLVideoElement {
  player.className = 'clip-video'
  player.loop = true
  player.muted = true
  player.playsInline = true
  player.disablePictureInPicture = true
  player.setAttribute('aria-hidden', 'true')
  player.addEventListener('loadeddata', () => player.setAttribute('data-ready', ''))
  followWithLine(player)
  return player
}
