import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { KeyedLock } from '../assets/keyed-lock'
import { readJsonFile } from '../assets/read-json-file'
import { writeFileAtomic } from '../assets/write-file-atomic'
import type { ResourceType } from '../content/resource-type'

export interface ChunkSession {
  /** The signed parameters without their timestamp: all parts of one file must ask for the same thing. */
  fingerprint: string
  publicId: string
  filename: string
  totalBytes: number | null
  result: { resourceType: ResourceType; publicId: string; version: number } | null
}

export interface StoredPart {
  first: number
  last: number
  path: string
}

// Signatures can be renewed for a day (design.md, 5), so a paused upload is kept as long.
const idleLifeMs = 24 * 60 * 60 * 1000

/** Unfinished uploads on disk, so that a restart of this process does not cost anybody the parts already sent. */
export class ChunkSessions {
  readonly #folder: string
  readonly #lock = new KeyedLock()

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'chunks')
  }

  /** The id comes from a header, so it is hashed before it becomes part of a path. */
  keyOf(uploadId: string, pathType: string): string {
    return createHash('sha256').update(`${pathType}\n${uploadId}`).digest('hex')
  }

  withLock<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.#lock.run(key, work)
  }

  find(key: string): Promise<ChunkSession | null> {
    return readJsonFile<ChunkSession>(join(this.#folder, key, 'session.json'))
  }

  async write(key: string, session: ChunkSession): Promise<void> {
    await mkdir(join(this.#folder, key), { recursive: true })
    await writeFileAtomic(join(this.#folder, key, 'session.json'), JSON.stringify(session))
  }

  /** In file order. */
  async parts(key: string): Promise<StoredPart[]> {
    const names = await readdir(join(this.#folder, key))
    return names
      .map((name) => ({ name, match: /^part-(\d+)-(\d+)$/.exec(name) }))
      .flatMap(({ name, match }) =>
        match === null
          ? []
          : [{ first: Number(match[1]), last: Number(match[2]), path: join(this.#folder, key, name) }],
      )
      .sort((a, b) => a.first - b.first)
  }

  async addPart(key: string, range: { first: number; last: number }, temporaryPath: string): Promise<void> {
    await rename(temporaryPath, join(this.#folder, key, `part-${range.first}-${range.last}`))
    const now = new Date()
    await utimes(join(this.#folder, key, 'session.json'), now, now)
  }

  /** The record stays: whoever lost the last answer may ask for it again. */
  async removeParts(key: string): Promise<void> {
    for (const part of await this.parts(key)) await rm(part.path, { force: true })
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.#folder, key), { recursive: true, force: true })
  }

  async sweep(nowMs: number): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    for (const key of await readdir(this.#folder)) {
      await this.withLock(key, async () => {
        const record = await stat(join(this.#folder, key, 'session.json')).catch(() => null)
        if (record === null || nowMs - record.mtimeMs > idleLifeMs) await this.remove(key)
      })
    }
  }
}
