import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { anyFreePort } from '../../services/ports'

/** The line between the browser and its clips, as it is from now on. */
interface Line {
  /** Before the first byte of each answer. */
  delayMs: number
  /** Of all answers together. */
  bytesPerSecond: number
}

export interface ClipServer {
  origin: string
  line: Line
  /** Bytes sent, by address of the clip. */
  sent: Map<string, number>
  stop: () => void
}

const tickMs = 20

/** Hands every waiting answer its turn: one line, however many requests share it. */
function createPacer(line: Line): (wantedBytes: number) => Promise<number> {
  let freeAtMs = 0
  return async (wantedBytes) => {
    const bytes = Math.min(wantedBytes, Math.max(1, Math.floor((line.bytesPerSecond * tickMs) / 1000)))
    const startMs = Math.max(freeAtMs, Date.now())
    freeAtMs = startMs + (bytes / line.bytesPerSecond) * 1000
    await sleep(Math.max(0, freeAtMs - Date.now()))
    return bytes
  }
}

/** `bytes=a-b`, both ends included; all of it where nothing (sensible) is asked. */
function rangeOf({ headers }: IncomingMessage, sizeBytes: number): [from: number, to: number] {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? []
  if (from === undefined) return [0, sizeBytes - 1]
  return [Number(from), to ? Math.min(Number(to), sizeBytes - 1) : sizeBytes - 1]
}

/** One file under as many addresses as are asked for, so that no clip is in the browser's cache before it is shown. */
export async function serveClips(file: Buffer): Promise<ClipServer> {
  const line: Line = { delayMs: 0, bytesPerSecond: Number.MAX_SAFE_INTEGER }
  const sent = new Map<string, number>()
  const pace = createPacer(line)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = request.url ?? ''
    await sleep(line.delayMs)
    const [from, to] = rangeOf(request, file.length)
    response.writeHead(206, {
      'Content-Type': 'video/mp4',
      'Accept-Ranges': 'bytes',
      'Content-Range': `bytes ${from}-${to}/${file.length}`,
      'Content-Length': to - from + 1,
      'Cache-Control': 'public, max-age=31536000, immutable',
      // As storage has it: without one, a browser keeps nothing of an answer that it broke off.
      ETag: `"${name}"`,
      'Access-Control-Allow-Origin': '*',
    })
    for (let at = from; at <= to && !response.destroyed; ) {
      const bytes = await pace(to - at + 1)
      if (response.destroyed) return
      sent.set(name, (sent.get(name) ?? 0) + bytes)
      const isTaken = response.write(file.subarray(at, at + bytes))
      at += bytes
      if (!isTaken)
        await new Promise((resolve) => {
          response.once('drain', resolve)
          response.once('close', resolve)
        })
    }
    response.end()
  }

  const server = createServer({ highWaterMark: 16_384 }, (request, response) => {
    void answer(request, response)
  })
  const port = await anyFreePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${port}`,
    line,
    sent,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
