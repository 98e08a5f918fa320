import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import type { Environment } from '../settings'
import { withLogFile } from './child-log'
import { endProcess, killGroup } from './end-process'
import { identityOf, type ProcessRecord } from './process-identity'
import { startWatchman, type Watchman } from './start-watchman'

export interface ChildSpec {
  name: string
  command: string
  args: string[]
  cwd: string
  env: Environment
  logFile: string
  /** Where what it prints goes: the log file (default), or stdout to the caller, or all of it to our terminal. */
  output?: 'log' | 'read' | 'show'
  uid?: number
  gid?: number
  stopSignal?: NodeJS.Signals
  graceMs?: number
}

interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface SupervisedChild {
  name: string
  pid: number
  stdout: ChildProcess['stdout']
  exited: Promise<Exit>
  /** True once somebody asked it to stop: an exit after that is no news. */
  isStopping(): boolean
  stop(): Promise<void>
}

export interface Supervisor {
  start(spec: ChildSpec): SupervisedChild
  /** Last started, first stopped: the app before what it talks to. Nothing can be started afterwards. */
  stopAll(): Promise<void>
  killAll(): void
  /** Told after every start and stop, so that it can be written down for the next launcher. */
  onChange(listener: (children: ProcessRecord[], watchman: ProcessRecord | null) => void): void
}

export class StoppingError extends Error {
  override name = 'StoppingError'
}

export function createSupervisor(): Supervisor {
  const running: { record: ProcessRecord; child: SupervisedChild }[] = []
  const listeners: ((children: ProcessRecord[], watchman: ProcessRecord | null) => void)[] = []
  let watchman: Watchman | null = null
  let stopping: Promise<void> | null = null

  const changed = (): void => {
    const records = running.map(({ record }) => record)
    watchman?.tell(records)
    for (const listener of listeners) listener(records, watchman?.record ?? null)
  }

  const start = (spec: ChildSpec): SupervisedChild => {
    if (stopping) throw new StoppingError(`${spec.name} is not started: stopping`)
    watchman ??= startWatchman()
    const process = spawnLogged(spec)
    const pid = process.pid ?? 0
    const record: ProcessRecord = {
      name: spec.name,
      pid,
      identity: identityOf(pid) ?? 'gone',
      stopSignal: spec.stopSignal ?? 'SIGTERM',
      graceMs: spec.graceMs ?? 10_000,
    }
    let asked = false
    const exited = new Promise<Exit>((resolve) => {
      process.once('error', () => resolve({ code: 127, signal: null }))
      process.once('exit', (code, signal) => resolve({ code, signal }))
    })
    const child: SupervisedChild = {
      name: spec.name,
      pid,
      stdout: process.stdout,
      exited,
      isStopping: () => asked || stopping !== null,
      stop: async () => {
        asked = true
        await endProcess(record)
        if (pid !== 0) await exited
      },
    }
    const entry = { record, child }
    running.push(entry)
    void exited.then(() => {
      running.splice(running.indexOf(entry), 1)
      killGroup(pid)
      changed()
    })
    changed()
    return child
  }

  const stopInOrder = async (): Promise<void> => {
    for (const { child } of running.toReversed()) await child.stop()
    await watchman?.dismiss()
  }

  return {
    start,
    stopAll: () => {
      stopping ??= stopInOrder()
      return stopping
    },
    killAll: () => {
      for (const { child } of running.toReversed()) killGroup(child.pid)
    },
    onChange: (listener) => void listeners.push(listener),
  }
}

function spawnLogged(spec: ChildSpec): ChildProcess {
  return withLogFile(spec.logFile, (log) =>
    spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env as NodeJS.ProcessEnv,
      // A group of its own: Ctrl-C reaches the launcher alone, which then stops things in order.
      detached: true,
      windowsHide: true,
      stdio: streams(spec.output ?? 'log', log),
      ...(spec.uid === undefined ? {} : { uid: spec.uid }),
      ...(spec.gid === undefined ? {} : { gid: spec.gid }),
    }),
  )
}

function streams(output: 'log' | 'read' | 'show', log: number): StdioOptions {
  if (output === 'show') return ['ignore', 'inherit', 'inherit']
  return ['ignore', output === 'read' ? 'pipe' : log, log]
}
