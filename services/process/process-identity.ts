import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { systemEnv } from './system-path'

/** A pid alone is reused by the system, within minutes in a container; a pid with its start time is not. */
export interface ProcessRecord {
  name: string
  pid: number
  identity: string
  stopSignal: NodeJS.Signals
  graceMs: number
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function linuxIdentity(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The name in parentheses may hold spaces and parentheses itself, so fields are counted from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const state = fields[0]
  // A zombie keeps its pid until its parent reaps it; the first process of a container often never does.
  if (state === 'Z' || state === 'X') return null
  return `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim()}/${fields[19]}`
}

function portableIdentity(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  if (process.platform === 'win32') return 'alive'
  try {
    const options = { encoding: 'utf8', env: systemEnv() } as const
    const row = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], options).trim()
    return row === '' || row.startsWith('Z') ? null : row.replace(/^\S+\s+/, '')
  } catch {
    return null
  }
}

/** Null when no such process runs. */
export function identityOf(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  return process.platform === 'linux' ? linuxIdentity(pid) : portableIdentity(pid)
}

export function isRunning(record: Pick<ProcessRecord, 'pid' | 'identity'>): boolean {
  const identity = identityOf(record.pid)
  return identity !== null && identity === record.identity
}

/** Empty when it cannot be told. */
export function commandLineOf(pid: number): string {
  if (process.platform === 'linux') return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? ''
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      env: systemEnv(),
    })
  } catch {
    return ''
  }
}
