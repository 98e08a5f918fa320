import { chmodSync, linkSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from './launch-error'
import { endProcess } from './process/end-process'
import { identityOf, isRunning, type ProcessRecord } from './process/process-identity'
import { type RunRecord, readRunRecord, runRecordFile, writeRunRecord } from './run-record'

export interface DataFolder {
  dir: string
  record(change: Partial<Pick<RunRecord, 'watchman' | 'children' | 'env'>>): void
  release(): void
}

const patienceMs = 2_000
const pollMs = 50

function createFolder(dir: string): void {
  mkdirSync(dir, { recursive: true })
  const me = process.getuid?.()
  const owner = statSync(dir).uid
  if (me !== undefined && me !== 0 && owner !== me) {
    throw new LaunchError(
      `${dir} belongs to another user (uid ${owner}). Choose a folder of your own: DATA_DIR=...`,
    )
  }
  // Others may pass through and not list: as root, PostgreSQL runs as another user inside. Secrets are 0600.
  chmodSync(dir, process.getuid?.() === 0 ? 0o711 : 0o700)
}

function ownRecord(): RunRecord {
  const identity = identityOf(process.pid) ?? 'unknown'
  const command = basename(process.argv[1] ?? 'node')
  return { pid: process.pid, identity, command, watchman: null, children: [], env: {} }
}

/** link() fails when the name exists, on every file system: of two launchers one gets it. */
function tryClaim(file: string, own: RunRecord): boolean {
  const draft = `${file}.${process.pid}.claim`
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function refuse(dir: string, holder: RunRecord): never {
  throw new LaunchError(
    `${dir} is in use by another launcher (${holder.command}, pid ${holder.pid}). ` +
      'Stop that one, or choose another folder and port: DATA_DIR=.data2 PORT=3001',
  )
}

function isSame(a: RunRecord | null, b: RunRecord | null): boolean {
  return a?.pid === b?.pid && a?.identity === b?.identity
}

/** Moves a dead launcher's record out of the way; gives way when a third one has just taken its place. */
function setAside(file: string, dead: RunRecord | null): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readRunRecord(aside)
  if (moved !== null && !isSame(moved, dead) && isRunning(moved)) linkSync(aside, file)
  rmSync(aside, { force: true })
}

/** One that is just being stopped, or was killed this instant, is not worth a refusal. */
async function endsSoon(holder: RunRecord): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs && isRunning(holder); waitedMs += pollMs) await sleep(pollMs)
  return !isRunning(holder)
}

async function endLeftovers(dead: RunRecord): Promise<void> {
  const watchman: ProcessRecord | null = dead.watchman
  // The watchman is already at it when the launcher was killed a moment ago: two at once would force a shutdown.
  if (watchman !== null) await endProcess({ ...watchman, stopSignal: 'SIGCONT' })
  for (const child of dead.children.toReversed()) await endProcess(child)
}

export async function claimDataFolder(dir: string): Promise<DataFolder> {
  createFolder(dir)
  const file = runRecordFile(dir)
  let own = ownRecord()
  let dead: RunRecord | null = null
  for (let attempt = 0; !tryClaim(file, own); attempt += 1) {
    const holder = readRunRecord(file)
    if (holder !== null && !(await endsSoon(holder))) refuse(dir, holder)
    if (attempt > 3)
      throw new LaunchError(`${file} cannot be taken over. Remove it if no launcher runs here.`)
    dead = holder
    setAside(file, holder)
    // Carried over until they are ended: this launcher may be killed too.
    own = { ...own, watchman: holder?.watchman ?? null, children: holder?.children ?? [] }
  }
  if (dead !== null) await endLeftovers(dead)
  own = { ...own, watchman: null, children: [] }
  let isOurs = true
  return {
    dir,
    record: (change) => {
      own = { ...own, ...change }
      if (isOurs) writeRunRecord(file, own)
    },
    release: () => {
      isOurs = false
      if (isSame(readRunRecord(file), own)) rmSync(file, { force: true })
    },
  }
}
