import fs from 'node:fs'
import path from 'node:path'
import { findOnPath } from '../../../services/browser/find-on-path'
import type { Engine } from './engine'
import { openFirefox } from './firefox'
import { openWebkit } from './webkit'

/** A phone held upright: a machine without a graphics card draws the wide feed, which is half blur, at a frame a second. */
const size = { width: 480, height: 900 }

/** The WebKit that Debian's package `libwebkit2gtk-4.1-0` has beside the library, wherever that is. */
function findMiniBrowser(): string | undefined {
  const root = '/usr/lib'
  const folders = fs.existsSync(root) ? fs.readdirSync(root) : []
  return folders
    .map((folder) => path.join(root, folder, 'webkit2gtk-4.1', 'MiniBrowser'))
    .find((file) => fs.existsSync(file))
}

export type FoundEngine = { name: string; open: (folder: string) => Promise<Engine> }

/** Browsers of other makers than Chromium's that this machine has. Each is opened with a folder for it alone. */
export function findEngines(): FoundEngine[] {
  const firefox = findOnPath('firefox-esr', 'firefox')
  const driver = findOnPath('WebKitWebDriver')
  const miniBrowser = findMiniBrowser()
  const found: FoundEngine[] = []
  if (firefox) found.push({ name: 'Firefox', open: (folder) => openFirefox(firefox, folder, size) })
  if (driver && miniBrowser) found.push({ name: 'WebKit', open: () => openWebkit(driver, miniBrowser, size) })
  return found
}
