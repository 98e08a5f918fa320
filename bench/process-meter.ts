import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** What one process and everything it started have used. Linux only: it is all in procfs. */
export interface Usage {
  cpuMs: number
  rssBytes: number
  /** By read calls: sockets and files alike, so only a cross-check of what the taps count. */
  readBytes: number
}

export interface Metered {
  cpuMs: number
  readBytes: number
  idleRssBytes: number
  peakRssBytes: number
}

export interface Meter {
  stop(): Metered
}

const sampleEveryMs = 25
/** USER_HZ, the unit of the times in /proc/<pid>/stat: 100 on every Linux that Node runs on. */
const tickMs = 10

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function childrenOf(pid: number): number[] {
  let threads: string[] = []
  try {
    threads = readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
  const text = threads.map((thread) => readOrEmpty(`/proc/${pid}/task/${thread}/children`)).join(' ')
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map(Number)
}

function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)]
}

function kilobytesIn(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0)
}

/** Own time and that of children which have ended: utime, stime, cutime, cstime, the 14th to the 17th field. */
function cpuMsOf(pid: number): number {
  const stat = readOrEmpty(`/proc/${pid}/stat`)
  // The name in parentheses may hold spaces, so fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sumMs, ticks) => sumMs + Number(ticks) * tickMs, 0)
}

export function readUsage(pid: number): Usage {
  const family = familyOf(pid)
  const sum = (measure: (member: number) => number): number =>
    family.reduce((total, member) => total + measure(member), 0)
  return {
    cpuMs: sum(cpuMsOf),
    rssBytes: sum((member) => kilobytesIn(readOrEmpty(`/proc/${member}/status`), 'VmRSS') * 1024),
    readBytes: sum((member) => Number(/^rchar: (\d+)/m.exec(readOrEmpty(`/proc/${member}/io`))?.[1] ?? 0)),
  }
}

function resetPeak(pid: number): boolean {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
    return true
  } catch {
    // A container may forbid it: the samples alone then tell the peak.
    return false
  }
}

/** Meters from now on. The peak is the kernel's own high-water mark, or the highest sample where that is higher. */
export function startMeter(pid: number): Meter {
  const before = readUsage(pid)
  const hasPeak = resetPeak(pid)
  let highestBytes = before.rssBytes
  const sample = (): void => {
    highestBytes = Math.max(highestBytes, readUsage(pid).rssBytes)
  }
  const timer = setInterval(sample, sampleEveryMs)
  return {
    stop: () => {
      clearInterval(timer)
      sample()
      const after = readUsage(pid)
      const kernelBytes = hasPeak ? kilobytesIn(readOrEmpty(`/proc/${pid}/status`), 'VmHWM') * 1024 : 0
      return {
        cpuMs: after.cpuMs - before.cpuMs,
        readBytes: after.readBytes - before.readBytes,
        idleRssBytes: before.rssBytes,
        peakRssBytes: Math.max(highestBytes, kernelBytes),
      }
    },
  }
}
