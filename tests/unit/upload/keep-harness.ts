import type { ByteStore } from '@/components/upload/keep/byte-store'
import { type KeptUpload, newEntry } from '@/components/upload/keep/kept-upload'
import type { Ledger } from '@/components/upload/keep/ledger'
import type { Ownership, Release } from '@/components/upload/keep/ownership'
import type { TabChannel, TabMessage } from '@/components/upload/keep/tab-channel'
import type { Places } from '@/components/upload/session/upload-keeper'
import { makeTicket } from './send-harness'
import { limits, media, mp4 } from './session-harness'

export const ana = 'ana'

/** A clip of five parts of which storage has acknowledged two. */
export const makeEntry = (change: Partial<KeptUpload> = {}): KeptUpload => ({
  ...newEntry({
    id: 'clip',
    ownerId: ana,
    file: { name: mp4.name, sizeBytes: mp4.size, lastModifiedMs: mp4.lastModified, type: '', sample: 'aa' },
    limits,
    announcement: { kind: 'video', fileName: mp4.name, mime: 'video/mp4', bytes: mp4.size, durationSec: 6 },
    media,
    notes: [],
    draft: { name: 'Soup', description: 'Hot.' },
    wish: null,
    cover: { chosen: 3, isPicked: true },
    createdAtMs: 0,
  }),
  hasBytes: true,
  attempt: { ticket: makeTicket(), uniqueId: 'first-run', partBytes: 5, doneParts: [0, 1], restarts: 0 },
  ...change,
})

/** A browser's disk: what is here outlives any page. */
export function makeDisk(entries: KeptUpload[] = []) {
  const kept = new Map(entries.map((entry) => [entry.id, entry]))
  const copies = new Map<string, File>(entries.filter((it) => it.hasBytes).map((it) => [it.id, mp4]))
  const writes: KeptUpload[] = []
  let isFull = false
  const ledger: Ledger = {
    all: async () => [...kept.values()],
    find: async (id) => kept.get(id) ?? null,
    async put(entry) {
      await Promise.resolve()
      writes.push(entry)
      kept.set(entry.id, structuredClone(entry))
    },
    async remove(id) {
      kept.delete(id)
    },
  }
  const bytes: ByteStore = {
    async copyIn(id, file) {
      if (isFull) return null
      copies.set(id, file)
      return file
    },
    open: async (id, sizeBytes) => (copies.get(id)?.size === sizeBytes ? (copies.get(id) ?? null) : null),
    async remove(id) {
      copies.delete(id)
    },
    ids: async () => [...copies.keys()],
  }
  const fill = () => {
    isFull = true
  }
  return { kept, copies, writes, ledger, bytes, fill }
}

/** Locks and a channel as several tabs of one browser share them. */
export function makeTabs() {
  const held = new Set<string>()
  const queues = new Map<string, (() => void)[]>()
  const ears: ((message: TabMessage) => void)[] = []

  const give = (id: string): Release => {
    held.add(id)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      held.delete(id)
      queues.get(id)?.shift()?.()
    }
  }
  const ownership: Ownership = {
    take: async (id) => (held.has(id) ? null : give(id)),
    wait(id, signal) {
      if (!held.has(id)) return Promise.resolve(give(id))
      const { promise, resolve, reject } = Promise.withResolvers<Release>()
      const turn = () => resolve(give(id))
      queues.set(id, [...(queues.get(id) ?? []), turn])
      signal.addEventListener('abort', () => {
        queues.set(id, queues.get(id)?.filter((other) => other !== turn) ?? [])
        reject(signal.reason)
      })
      return promise
    },
  }
  /** The places of one more tab. */
  const open = (disk: ReturnType<typeof makeDisk>): Places => {
    let hear: (message: TabMessage) => void = () => undefined
    const own = (message: TabMessage) => hear(message)
    ears.push(own)
    const tabs: TabChannel = {
      post: (message) => {
        for (const other of ears) if (other !== own) other(structuredClone(message))
      },
      listen: (listener) => {
        hear = listener
      },
    }
    return { ledger: disk.ledger, bytes: disk.bytes, ownership, tabs }
  }
  return { open, held }
}
