import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, type ProcessRecord } from './process-identity'

const pollMs = 25

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It went between the look and the signal.
  }
}

/** Every child leads a process group of its own, so what it started (a dev server's workers) goes with it. */
export function killGroup(pid: number): void {
  if (pid <= 0) return
  signal(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
}

async function gone(record: ProcessRecord, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += pollMs) {
    if (!isRunning(record)) return true
    await sleep(pollMs)
  }
  return !isRunning(record)
}

/** Asks first, then insists. Only ever signals the process that was recorded, never a later holder of its pid. */
export async function endProcess(record: ProcessRecord): Promise<void> {
  if (!isRunning(record)) return
  signal(record.pid, record.stopSignal)
  const wentByItself = await gone(record, record.graceMs)
  killGroup(record.pid)
  if (!wentByItself) await gone(record, 5_000)
}
