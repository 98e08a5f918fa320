import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, type ProcessRecord } from './process/process-identity'

/** Who runs on a data folder. It is the lock, the list of children for clean-up, and the way to find the services. */
export interface RunRecord {
  pid: number
  identity: string
  command: string
  watchman: ProcessRecord | null
  children: ProcessRecord[]
  env: Record<string, string>
}

export function runRecordFile(dataDir: string): string {
  return join(dataDir, 'launcher.json')
}

/** Null too when the file is torn: it is replaced by rename, so a torn one was never a running launcher's. */
export function readRunRecord(file: string): RunRecord | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunRecord
  } catch {
    return null
  }
}

/** 0600: it names the database with its password. */
export function writeRunRecord(file: string, record: RunRecord): void {
  const draft = `${file}.${process.pid}.draft`
  writeFileSync(draft, JSON.stringify(record, null, 2), { mode: 0o600 })
  renameSync(draft, file)
}

/** The services of a launcher that runs on this data folder right now. */
export function runningServices(dataDir: string): RunRecord | null {
  const record = readRunRecord(runRecordFile(dataDir))
  return record !== null && isRunning(record) ? record : null
}
