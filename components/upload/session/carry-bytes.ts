import type { Connection } from '../engine/send-part'
import type { Delivered } from '../engine/send-recipe'
import { createPaceReporter } from './pace-reporter'
import type { Progress } from './snapshot'
import type { Transfer } from './transfer'

type CarryHooks = {
  signal: AbortSignal
  now: () => number
  sizeBytes: number
  /** The figure that people watch. */
  shownBytes: () => number
  onStart: () => void
  onProgress: (progress: Progress) => void
  onConnection: (connection: Connection) => void
}

/** Runs a transfer, and tells at a readable pace how far it is. @throws what the transfer throws */
export async function carryBytes(
  transfer: Transfer,
  { signal, now, sizeBytes, ...tell }: CarryHooks,
): Promise<Delivered & { uploadId: string }> {
  const pace = createPaceReporter(sizeBytes, now, tell.onProgress)
  let known: Connection = 'steady'
  try {
    return await transfer.run({
      signal,
      onTicket: (start) => {
        tell.onStart()
        // A resumed part is sent from its beginning; the figure people watch does not go back with it.
        pace.start(start === 'resumed' ? tell.shownBytes() : 0)
      },
      onProgress: pace.onProgress,
      onConnection: (connection) => {
        if (connection === known || signal.aborted) return
        known = connection
        tell.onConnection(connection)
        pace.onConnection(connection)
      },
    })
  } finally {
    pace.stop()
  }
}
