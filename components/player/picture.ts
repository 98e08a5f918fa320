/** Whether the browser can show a clip in a window of its own above all others. */
export const canShowPicture = (): boolean =>
  'pictureInPictureEnabled' in document && document.pictureInPictureEnabled

export const isInPicture = (player: Element | undefined): boolean =>
  player !== undefined && document.pictureInPictureElement === player

async function showPicture(player: HTMLVideoElement): Promise<void> {
  try {
    // Off otherwise: some browsers lay a button of their own over the food.
    player.disablePictureInPicture = false
    await player.requestPictureInPicture()
  } catch {
    // Refused, or nothing to show yet: the clip plays on where it is.
  }
}

export async function togglePicture(player: HTMLVideoElement | undefined): Promise<void> {
  if (document.pictureInPictureElement) await document.exitPictureInPicture()
  else if (player) await showPicture(player)
}

/** The little window shows what the feed shows, whichever element that is. */
export function carryPicture(player: HTMLVideoElement): void {
  if (document.pictureInPictureElement && !isInPicture(player)) void showPicture(player)
}
