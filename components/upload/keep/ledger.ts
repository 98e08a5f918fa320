import { isKeptUpload, type KeptUpload } from './kept-upload'

/** Where entries live; tests bring a map. */
export type Ledger = {
  all: () => Promise<KeptUpload[]>
  find: (id: string) => Promise<KeptUpload | null>
  put: (entry: KeptUpload) => Promise<void>
  remove: (id: string) => Promise<void>
}

const databaseName = 'morsel-uploads'
const storeName = 'uploads'

let opened: Promise<IDBDatabase> | null = null

function settle<Result>(request: IDBRequest<Result>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
  return promise
}

function open(): Promise<IDBDatabase> {
  if (opened) return opened
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' })
  opened = settle(request)
  opened.then(
    (database) => {
      // A later release that wants another shape must not have to wait until this tab is closed.
      database.onversionchange = () => database.close()
      database.onclose = () => {
        opened = null
      }
    },
    () => {
      opened = null
    },
  )
  return opened
}

async function write(change: (store: IDBObjectStore) => void): Promise<void> {
  // Strict: on disk, not in a buffer that a power cut empties. It happens once per part, not per byte.
  const transaction = (await open()).transaction(storeName, 'readwrite', { durability: 'strict' })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  transaction.oncomplete = () => resolve()
  transaction.onabort = () => reject(transaction.error)
  change(transaction.objectStore(storeName))
  return promise
}

const reader = async () => (await open()).transaction(storeName, 'readonly').objectStore(storeName)

/** The ledger of this browser, in IndexedDB. All rejects where the browser has none, as some do in private windows. */
export const browserLedger: Ledger = {
  async all() {
    const entries: unknown[] = await settle((await reader()).getAll())
    return entries.filter(isKeptUpload).sort((a, b) => a.createdAtMs - b.createdAtMs)
  },
  async find(id) {
    const entry: unknown = await settle((await reader()).get(id))
    return isKeptUpload(entry) ? entry : null
  },
  put: (entry) => write((store) => store.put(entry)),
  remove: (id) => write((store) => store.delete(id)),
}
