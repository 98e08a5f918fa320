/**
 * Root has no sandbox of its own, and a machine of two cores draws faster without imitating a graphics card; the rest
 * keeps a browser from calling home through a closed network.
 */
export const browserFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-gpu',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Clips with sound play as they do for somebody who has been here before. */
export const autoplayFlag = '--autoplay-policy=no-user-gesture-required'
