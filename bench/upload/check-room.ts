import { readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { LaunchError } from '../../services/launch-error'

/** One side's files lie on disk at a time; the classic server holds each in memory, about twice while it collects. */
export function checkRoom(atOnce: number, clipBytes: number): void {
  const disk = statfsSync(tmpdir())
  const freeBytes = disk.bavail * disk.bsize
  const diskBytes = atOnce * clipBytes * 1.2 + 1e9
  const freeMemoryKb = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]
  const memoryBytes = atOnce * clipBytes * 2.2 + 1e9
  if (freeBytes > diskBytes && Number(freeMemoryKb) * 1024 > memoryBytes) return
  throw new LaunchError(
    `${atOnce} uploads at once need ${Math.ceil(diskBytes / 1e9)} GB in ${tmpdir()} and ` +
      `${Math.ceil(memoryBytes / 1e9)} GB of memory. Try: tsx bench/upload.ts --quick`,
  )
}
