import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset, AssetKey } from './asset'
import { KeyedLock } from './keyed-lock'
import { readJsonFile } from './read-json-file'
import { writeFileAtomic } from './write-file-atomic'

export type NewAsset = Omit<Asset, 'assetId' | 'version' | 'versionId' | 'revision' | 'createdAt'>

/** What is on disk is the truth; nothing is cached, so a kill at any moment loses at most the upload in flight. */
export class AssetStore {
  readonly #assetsDir: string
  readonly #lock = new KeyedLock()

  constructor(dataDir: string) {
    this.#assetsDir = join(dataDir, 'assets')
  }

  /** The folder is a hash of the name, never the name: no public id, however spelled, can point outside. */
  #folderOf(key: AssetKey): string {
    const name = createHash('sha256').update(`${key.resourceType}/upload/${key.publicId}`).digest('hex')
    return join(this.#assetsDir, name)
  }

  revisionFolder(asset: Asset): string {
    return join(this.#folderOf(asset), asset.revision)
  }

  withLock<T>(key: AssetKey, work: () => Promise<T>): Promise<T> {
    return this.#lock.run(`${key.resourceType}/${key.publicId}`, work)
  }

  find(key: AssetKey): Promise<Asset | null> {
    return readJsonFile<Asset>(join(this.#folderOf(key), 'meta.json'))
  }

  /** Takes the file over. The caller holds the lock of the key. */
  async save(fresh: NewAsset, temporaryPath: string): Promise<Asset> {
    const folder = this.#folderOf(fresh)
    const before = await this.find(fresh)
    const nowMs = Date.now()
    const asset: Asset = {
      ...fresh,
      assetId: before?.assetId ?? randomBytes(16).toString('hex'),
      version: Math.max(Math.floor(nowMs / 1000), (before?.version ?? 0) + 1),
      versionId: randomBytes(16).toString('hex'),
      revision: randomBytes(12).toString('hex'),
      createdAt: before?.createdAt ?? new Date(nowMs).toISOString(),
    }
    await mkdir(this.revisionFolder(asset), { recursive: true })
    await rename(temporaryPath, join(this.revisionFolder(asset), 'original'))
    await writeFileAtomic(join(folder, 'meta.json'), JSON.stringify(asset))
    if (before !== null) await rm(this.revisionFolder(before), { recursive: true, force: true })
    return asset
  }

  /** New labels on the same bytes. The caller holds the lock of the key. */
  async relabel(asset: Asset, labels: Partial<Pick<Asset, 'tags' | 'context'>>): Promise<Asset> {
    const relabelled = { ...asset, ...labels }
    await writeFileAtomic(join(this.#folderOf(asset), 'meta.json'), JSON.stringify(relabelled))
    return relabelled
  }

  async remove(key: AssetKey): Promise<Asset | null> {
    return this.withLock(key, async () => {
      const asset = await this.find(key)
      // The record goes first: a crash in between leaves an unreachable folder for the sweep, not a record of nothing.
      if (asset !== null) await rm(join(this.#folderOf(key), 'meta.json'), { force: true })
      await rm(this.#folderOf(key), { recursive: true, force: true })
      return asset
    })
  }

  async removeDerived(asset: Asset): Promise<void> {
    await rm(join(this.revisionFolder(asset), 'derived'), { recursive: true, force: true })
  }

  async list(): Promise<Asset[]> {
    const assets: Asset[] = []
    for (const name of await readdir(this.#assetsDir)) {
      const asset = await readJsonFile<Asset>(join(this.#assetsDir, name, 'meta.json'))
      if (asset !== null) assets.push(asset)
    }
    return assets
  }

  /** Once, before listening: removes what a crash left between the file and its record. */
  async open(): Promise<void> {
    await mkdir(this.#assetsDir, { recursive: true })
    for (const name of await readdir(this.#assetsDir)) {
      const folder = join(this.#assetsDir, name)
      const asset = await readJsonFile<Asset>(join(folder, 'meta.json'))
      const keep = asset === null ? [] : ['meta.json', asset.revision]
      const entries = await readdir(folder)
      const stale = entries.filter((entry) => !keep.includes(entry))
      for (const entry of stale) await rm(join(folder, entry), { recursive: true, force: true })
      if (asset === null) await rm(folder, { recursive: true, force: true })
    }
  }
}
