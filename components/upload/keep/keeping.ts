import type { ByteStore } from './byte-store'
import type { KeptUpload } from './kept-upload'
import type { Ledger } from './ledger'

/** What an upload writes down about itself. Nothing here throws: an upload that cannot be kept is still an upload. */
export type Keeping = {
  /** Writes the entry. Before the bytes: a copy without an entry is a leftover that any tab may sweep away. */
  open: (entry: KeptUpload) => Promise<void>
  /** Copies the file of an entry. @returns the copy, or null where it could not be kept */
  copy: (file: File, signal: AbortSignal) => Promise<File | null>
  /** Resolves when the change is on disk. Ignored before `open` and after `forget`. */
  update: (change: Partial<KeptUpload>) => Promise<void>
  /** Removes entry and bytes, for good. */
  forget: () => Promise<void>
  /** Whether the entry could be written. */
  isWritten: () => boolean
}

/** For a browser that can keep nothing, and for tests that do not care. */
export const noKeeping: Keeping = {
  open: async () => undefined,
  copy: async () => null,
  update: async () => undefined,
  forget: async () => undefined,
  isWritten: () => false,
}

/** Keeps one upload; `found` is its entry when it goes on from an earlier page. */
export function createKeeping(ledger: Ledger, bytes: ByteStore, found: KeptUpload | null): Keeping {
  let entry = found
  let version = 0
  let writtenVersion = 0
  let isForgotten = false
  let isWritten = found !== null
  let queue = Promise.resolve()

  const write = async () => {
    // Whatever changed while the last write ran is in this one: typing does not pile up writes.
    if (isForgotten || !entry || version === writtenVersion) return
    const writing = version
    await ledger.put(entry)
    writtenVersion = writing
    isWritten = true
  }
  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).catch(() => undefined)
    return queue
  }
  const update = (change: Partial<KeptUpload>) => {
    if (!entry || isForgotten) return queue
    entry = { ...entry, ...change }
    version += 1
    return enqueue(write)
  }

  const copy: Keeping['copy'] = async (file, signal) => {
    if (!entry || !isWritten) return null
    const made = await bytes.copyIn(entry.id, file, signal)
    await update({ hasBytes: made !== null })
    return made
  }

  return {
    update,
    copy,
    isWritten: () => isWritten,
    open(first) {
      entry = first
      return update({})
    },
    forget() {
      const id = entry?.id
      isForgotten = true
      return enqueue(async () => {
        if (!id) return
        await ledger.remove(id)
        await bytes.remove(id)
      })
    },
  }
}
