import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type App, apps } from '../http/apps'
import { spawnApp } from '../http/spawn-app'

/** The production server as `npm start` runs it, jobs and all, on the services of the environment; to be killed again and again. */
export class DoomedApp {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-doomed-'))
  #child: ChildProcess | null = null
  /** The one that runs now. */
  app: App = { ...apps.main, name: 'doomed', logFile: path.join(this.#folder, 'app.log'), port: 0, pid: 0 }

  /** Resolves when it takes requests. @returns how many milliseconds that took */
  async start(): Promise<number> {
    const startedMs = performance.now()
    const { name, logFile } = this.app
    // Never the port of the one before: what was meant for that one must not reach this one.
    const spawned = await spawnApp({ name, logFile, env: { LOG_LEVEL: 'warn' }, probe: 'ready' })
    this.#child = spawned.child
    this.app = spawned.app
    await spawned.ready
    return performance.now() - startedMs
  }

  /** The process itself, by its id, without a word. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  async remove(): Promise<void> {
    await this.kill()
    fs.rmSync(this.#folder, { recursive: true, force: true })
  }
}
