export type CopyOrder = { folder: string; name: string; file: File }
export type CopyAnswer = { copied: boolean }

/** Only workers have it, and the types of a page do not know it. */
type SyncHandle = {
  write: (bytes: ArrayBuffer, options: { at: number }) => number
  truncate: (sizeBytes: number) => void
  flush: () => void
  close: () => void
}
type SyncFile = FileSystemFileHandle & { createSyncAccessHandle: () => Promise<SyncHandle> }

/** Bounds the memory that a copy takes, whatever the file. */
const sliceBytes = 4 * 1024 * 1024

async function copy({ folder, name, file }: CopyOrder): Promise<void> {
  const root = await navigator.storage.getDirectory()
  const directory = await root.getDirectoryHandle(folder, { create: true })
  const target = (await directory.getFileHandle(name, { create: true })) as SyncFile
  const handle = await target.createSyncAccessHandle()
  try {
    handle.truncate(0)
    for (let at = 0; at < file.size; at += sliceBytes) {
      const bytes = await file.slice(at, at + sliceBytes).arrayBuffer()
      if (handle.write(bytes, { at }) !== bytes.byteLength) throw new Error('the device is full')
    }
    handle.flush()
  } finally {
    handle.close()
  }
}

// In a worker because this handle writes in place and at once; a page's own stream keeps a second copy until it is closed.
addEventListener('message', ({ data }: MessageEvent<CopyOrder>) => {
  const answer = (copied: boolean) => postMessage({ copied } satisfies CopyAnswer)
  copy(data).then(
    () => answer(true),
    () => answer(false),
  )
})
