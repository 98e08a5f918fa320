/** Gives the upload back; the tab that waits longest gets it. */
export type Release = () => void

/** One tab at a time sends an upload. The browser gives the lock back when the tab goes, however it goes. */
export type Ownership = {
  /** Waits for it. @throws DOMException `AbortError` when the signal asked for it */
  wait: (id: string, signal: AbortSignal) => Promise<Release>
  /** @returns null when another tab has it */
  take: (id: string) => Promise<Release | null>
}

function request(id: string, options: LockOptions): Promise<Release | null> {
  const { promise, resolve, reject } = Promise.withResolvers<Release | null>()
  navigator.locks
    .request(`morsel-upload:${id}`, options, (lock) => {
      if (!lock) return resolve(null)
      const held = Promise.withResolvers<void>()
      resolve(held.resolve)
      return held.promise
    })
    .catch(reject)
  return promise
}

/** Web Locks. */
export const browserOwnership: Ownership = {
  async wait(id, signal) {
    const release = await request(id, { signal })
    if (!release) throw new DOMException('Nobody waits any more.', 'AbortError')
    return release
  },
  take: (id) => request(id, { ifAvailable: true }),
}
