import 'server-only'
import type { ReadRange } from '../check-container'

const timeoutMs = 3_000

/**
 * Reads small ranges of an object from the delivery host. `url` was built by us on a fixed host; redirects are
 * errors, or a storage that redirects could make this server fetch anything (R81).
 */
export function readRange(url: string): ReadRange {
  return async (fromByte, toByte) => {
    const response = await fetch(url, {
      headers: { Range: `bytes=${fromByte}-${toByte}` },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.status !== 206) {
      // A whole file in place of a range: let go at once, the app must never carry the video.
      await response.body?.cancel()
      throw new Error(`delivery answered ${response.status} to a range request`)
    }
    return new Uint8Array(await response.arrayBuffer())
  }
}
