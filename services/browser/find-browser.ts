import { findOnPath } from './find-on-path'

/** The shell first: the same engine and codecs without a window to draw, at half the processor time. */
export const browserNames = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

/** The Chromium of this machine, or null, where Playwright then looks for its own. */
export const findBrowser = (): string | null => findOnPath(...browserNames)
