import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LaunchError } from '../launch-error'
import { endLeftoverServer } from './leftover-server'
import type { OsAccount } from './os-account'

const markerFile = 'morsel-data-folder.json'

function canEnter(dir: string, account: OsAccount): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], { cwd: '/', stdio: 'ignore', ...account }).status === 0
  )
}

/** Where things go that the database user must reach when the checkout itself is closed to it. */
export function sharedFolder(): string {
  return existsSync('/var/lib') ? '/var/lib/morsel' : join(tmpdir(), 'morsel')
}

function prepare(dir: string, account: OsAccount | null): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (account !== null) chownSync(dir, account.uid, account.gid)
}

function refuseForeign(dir: string): void {
  const me = process.getuid?.()
  if (me === undefined || me === 0) return
  const owner = statSync(dir).uid
  if (owner === me) return
  throw new LaunchError(
    `${dir} belongs to uid ${owner}: it was made when Morsel ran as another user. ` +
      'Run as that user again, or choose another folder: DATA_DIR=.data2',
  )
}

interface Marker {
  folderId: string
  dataDir: string
}

function readMarker(folder: string): Marker | null {
  try {
    return JSON.parse(readFileSync(join(folder, markerFile), 'utf8')) as Marker
  } catch {
    return null
  }
}

async function remove(folder: string): Promise<void> {
  await endLeftoverServer(join(folder, 'cluster'))
  rmSync(folder, { recursive: true, force: true })
}

/** Test runs delete their temporary data folder, not knowing of the part that had to live here. */
async function removeOrphans(): Promise<void> {
  for (const name of readdirSync(sharedFolder())) {
    const folder = join(sharedFolder(), name)
    const marker = readMarker(folder)
    // Only temporary ones: any other folder may be on a disk that is just not plugged in.
    if (marker === null || !marker.dataDir.startsWith(join(tmpdir(), '/'))) continue
    if (!existsSync(marker.dataDir)) await remove(folder)
  }
}

async function outsideFolder(dataDir: string, folderId: string, account: OsAccount): Promise<string> {
  mkdirSync(sharedFolder(), { recursive: true, mode: 0o755 })
  await removeOrphans()
  const path = realpathSync(dataDir)
  const folder = join(sharedFolder(), createHash('sha256').update(path).digest('hex').slice(0, 16))
  // Whoever deletes the data folder means the data; what stayed here would come back with the wrong password.
  if (readMarker(folder)?.folderId !== folderId) await remove(folder)
  prepare(folder, account)
  writeFileSync(join(folder, markerFile), JSON.stringify({ folderId, dataDir: path } satisfies Marker))
  return folder
}

/** Inside the data folder when possible; else under /var/lib, named after the data folder. */
export async function clusterParent(
  dataDir: string,
  folderId: string,
  account: OsAccount | null,
): Promise<string> {
  if (account !== null && !canEnter(dataDir, account)) return outsideFolder(dataDir, folderId, account)
  const inside = join(dataDir, 'postgres')
  prepare(inside, account)
  refuseForeign(inside)
  return inside
}
