import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { identityOf, type ProcessRecord } from './process-identity'
import { typescriptArgs } from './typescript-args'

export interface Watchman {
  record: ProcessRecord | null
  tell(children: ProcessRecord[]): void
  dismiss(): Promise<void>
}

export function startWatchman(): Watchman {
  const child = spawn(
    process.execPath,
    typescriptArgs(fileURLToPath(new URL('./watchman.ts', import.meta.url))),
    // Detached: a Ctrl-C goes to the whole foreground group and must not reach it.
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true, windowsHide: true },
  )
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  // Without a watchman everything still works; only a kill -9 of the launcher is cleaned up later, at the next start.
  child.stdin.on('error', () => {})
  child.unref()
  const pid = child.pid ?? 0
  const identity = identityOf(pid)
  return {
    record:
      identity === null ? null : { name: 'watchman', pid, identity, stopSignal: 'SIGTERM', graceMs: 30_000 },
    tell: (children) => void child.stdin.write(`${JSON.stringify(children)}\n`),
    dismiss: async () => {
      child.ref()
      child.stdin.end()
      await exited
    },
  }
}
