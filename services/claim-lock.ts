import { rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { identityOf, isRunning } from './process/process-identity'
import { readRunRecord } from './run-record'

const pollMs = 250

/** Waits for its turn. A holder that died without letting go does not count. */
export async function claimLock(file: string): Promise<() => void> {
  for (;;) {
    try {
      const own = { pid: process.pid, identity: identityOf(process.pid) }
      writeFileSync(file, JSON.stringify(own), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readRunRecord(file)
    if (holder === null || !isRunning(holder)) rmSync(file, { force: true })
    else await sleep(pollMs)
  }
}
