import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** One part as it arrived, whole or not. */
export type Arrival = { range: string; life: number; receivedBytes: number; status: number | null }

const staleAnswer = JSON.stringify({
  error: {
    message: 'Stale request - reported time is 2026-11-28 00:00:00 +0000 which is more than 1 hour ago',
  },
})

type PassOn = (chunk: Buffer) => Promise<void>

/**
 * Stands between a browser and the media server, which knows nothing of it: counts what arrives, passes it on no faster
 * than told, and can be cut or take a signature for aged.
 */
export async function startStorageProxy(target: string, bytesPerSecond: number) {
  const arrivals: Arrival[] = []
  const waiting: { atBytes: number; resolve: () => void }[] = []
  let receivedBytes = 0
  let life = 0
  let isCut = false
  let stale: PromiseWithResolvers<void> | null = null

  const count = (bytes: number) => {
    receivedBytes += bytes
    for (const wish of waiting) if (receivedBytes >= wish.atBytes) wish.resolve()
  }

  /** Takes the body of a request in at the pace of the line; rejects when the browser dies or is cut off. */
  const takeIn = async (request: http.IncomingMessage, arrival: Arrival | null, passOn: PassOn) => {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (arrival) {
        arrival.receivedBytes += chunk.length
        count(chunk.length)
        await pause((1_000 * chunk.length) / bytesPerSecond)
      }
      await passOn(chunk)
    }
  }

  const refuse = async (request: http.IncomingMessage, response: http.ServerResponse, arrival: Arrival) => {
    await takeIn(request, arrival, async () => undefined)
    arrival.status = 400
    const origin = request.headers.origin ?? '*'
    response.writeHead(400, { 'Access-Control-Allow-Origin': origin, 'Content-Type': 'application/json' })
    response.end(staleAnswer)
    stale?.resolve()
    stale = null
  }

  const forward = async (
    request: http.IncomingMessage,
    response: http.ServerResponse,
    arrival: Arrival | null,
  ) => {
    const { method, url, headers } = request
    const outgoing = http.request(new URL(url ?? '/', target), { method, headers })
    outgoing.on('error', () => response.destroy())
    outgoing.on('response', (incoming) => {
      if (arrival) arrival.status = incoming.statusCode ?? null
      response.writeHead(incoming.statusCode ?? 502, incoming.headers)
      incoming.pipe(response)
    })
    try {
      await takeIn(request, arrival, async (chunk) => {
        if (!outgoing.write(chunk)) await new Promise((resolve) => outgoing.once('drain', resolve))
      })
      outgoing.end()
    } catch (gone) {
      outgoing.destroy()
      throw gone
    }
  }

  const handle = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const range = request.headers['content-range']
    if (!range) return forward(request, response, null)
    const arrival: Arrival = { range, life, receivedBytes: 0, status: null }
    arrivals.push(arrival)
    if (!stale) return forward(request, response, arrival)
    return refuse(request, response, arrival)
  }

  const server = http.createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket) => {
    if (isCut) socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')

  return {
    port: address.port,
    arrivals,
    receivedBytes: () => receivedBytes,
    /** What arrives from now on was sent by another browser process. */
    nextLife: () => {
      life += 1
    },
    /** Resolves when so many more bytes of parts have arrived. */
    afterBytes: (bytes: number) =>
      new Promise<void>((resolve) => waiting.push({ atBytes: receivedBytes + bytes, resolve })),
    cut: () => {
      isCut = true
      server.closeAllConnections()
    },
    mend: () => {
      isCut = false
    },
    /** Takes the next part in and then refuses it, as a signature that is too old is; resolves when it has. */
    ageNextSignature: () => {
      stale = Promise.withResolvers()
      return stale.promise
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
