import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { anyFreePort } from '@/services/ports'
import { type App, apps } from '../http/apps'

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** The production server as `npm start` runs it, jobs and all, on the services of the environment; to be killed again and again. */
export class DoomedApp {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-doomed-'))
  #child: ChildProcess | null = null
  /** The one that runs now. */
  app: App = { ...apps.main, name: 'doomed', logFile: path.join(this.#folder, 'app.log'), port: 0, pid: 0 }

  /** Resolves when it takes requests. @returns how many milliseconds that took */
  async start(): Promise<number> {
    const startedMs = performance.now()
    // Never the port of the one before: what was meant for that one must not reach this one.
    const port = await anyFreePort()
    const log = fs.openSync(this.app.logFile, 'a')
    const next = path.join(apps.main.folder, 'node_modules/next/dist/bin/next')
    const child = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
      cwd: apps.main.folder,
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        APP_ORIGIN: apps.main.appOrigin,
        TRUSTED_PROXY_HOPS: '1',
        MAIL_DIR: '',
        LOG_LEVEL: 'warn',
      },
    })
    fs.closeSync(log)
    this.#child = child
    this.app = { ...this.app, port, pid: child.pid ?? 0 }
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(fs.readFileSync(this.app.logFile, 'utf8'))
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
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
