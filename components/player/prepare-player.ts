/** How an element of the pool is before it holds a clip: silent, endless, and nothing to a screen reader. */
export function preparePlayer(player: HTMLVideoElement): HTMLVideoElement {
  player.className = 'clip-video'
  player.loop = true
  player.muted = true
  player.playsInline = true
  player.disablePictureInPicture = true
  player.setAttribute('aria-hidden', 'true')
  player.addEventListener('loadeddata', () => player.setAttribute('data-ready', ''))
  player.addEventListener('seeked', () => showPlayed(player))
  return player
}

/** Writes the played share where the progress line reads it; no React render per frame. */
export function showPlayed(player: HTMLVideoElement): void {
  const share = player.duration > 0 ? player.currentTime / player.duration : 0
  player.closest<HTMLElement>('[data-stage]')?.style.setProperty('--played', share.toFixed(4))
}
