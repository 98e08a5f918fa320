/** The feed on all of the screen, and back. Telephones of some makers have no such thing. */
export async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen()
    else await document.documentElement.requestFullscreen()
  } catch {
    // Refused: everything stays as it is.
  }
}
