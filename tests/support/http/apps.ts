import fs from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import type { VariantName } from './variants'

/** One running production server. */
export type App = {
  name: string
  port: number
  /** What it believes its own address to be. */
  appOrigin: string
  logFile: string
  /** Where it was built. */
  folder: string
  pid: number
}

/** `main`: as on a public server. `laptop`: plain http, no proxy trusted. The rest: other gates (variants.ts). */
export type Apps = Record<'main' | 'laptop' | VariantName, App>

declare module 'vitest' {
  interface ProvidedContext {
    apps: Apps
  }
}

export const apps = inject('apps')

/** A JSON file of the build, such as a manifest. */
export function readBuilt(app: App, file: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(app.folder, '.next', file), 'utf8'))
}

export function isAlive({ pid }: App): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
