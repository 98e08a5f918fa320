import { setTimeout as sleep } from 'node:timers/promises'
import { ProtocolError } from '../http/protocol-error'

const patienceMs = 25_000

/** The job goes on; only this request stops waiting, with the status that Cloudinary uses for "ask again". */
export async function soonEnough<T>(work: Promise<T>): Promise<T> {
  const stop = new AbortController()
  const tooLate = sleep(patienceMs, undefined, { signal: stop.signal }).then(() => {
    throw new ProtocolError(423, 'The variant is still being made')
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    stop.abort()
    tooLate.catch(() => undefined)
  }
}
