import { mkdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { AssetStore } from './assets/asset-store'
import { createGate } from './assets/create-gate'
import { Deriver } from './derive/deriver'
import { findFfmpeg } from './derive/find-ffmpeg'
import type { MediaContext } from './media-context'
import { routeRequest } from './route-request'
import { type MediaServerOptions, resolveSettings } from './settings'
import { ChunkSessions } from './upload/chunk-sessions'
import { Notifier } from './webhooks/notifier'

export interface MediaServer {
  origin: string
  port: number
  close(): Promise<void>
}

const sweepEveryMs = 60 * 60 * 1000
const graceMs = 2_000
// Reading the headers of a hundred files at once would cost a hundred caches.
const inspectionsAtOnce = 4

async function findConfiguredFfmpeg(option: string | false | undefined): Promise<string | null> {
  if (option === false) return null
  return option ?? findFfmpeg(process.env.PATH ?? '')
}

async function prepare(options: MediaServerOptions): Promise<MediaContext> {
  const settings = resolveSettings(options)
  const tempDir = join(settings.dataDir, 'tmp')
  // One process owns the folder, so whatever lies here was left by one that died.
  await rm(tempDir, { recursive: true, force: true })
  await mkdir(tempDir, { recursive: true })
  const store = new AssetStore(settings.dataDir)
  await store.open()
  const sessions = new ChunkSessions(settings.dataDir)
  await sessions.sweep(Date.now())
  return {
    settings,
    origin: '',
    tempDir,
    store,
    sessions,
    deriver: new Deriver(store, tempDir, await findConfiguredFfmpeg(options.ffmpegPath)),
    notifier: new Notifier({
      apiSecret: settings.account.apiSecret,
      algorithm: settings.signatureAlgorithm,
      retryDelaysMs: settings.webhookRetryDelaysMs,
    }),
    inspectGate: createGate(inspectionsAtOnce),
  }
}

/** Loopback only: the protocol's secrets are a laptop's, and so is the disk. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : port)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

export async function startMediaServer(options: MediaServerOptions): Promise<MediaServer> {
  const context = await prepare(options)
  const server = createServer((request, response) => {
    routeRequest(context, request, response).catch(() => response.destroy())
  })
  // Node's five minutes would cut a large upload over a throttled line, which is a thing our own tests do.
  server.requestTimeout = 0
  // Longer than a browser keeps a connection, so that it never sends into one that was just closed.
  server.keepAliveTimeout = 65_000
  const port = await listen(server, options.port)
  context.origin = `http://localhost:${port}`
  const sweep = setInterval(
    () => void context.sessions.sweep(Date.now()).catch(() => undefined),
    sweepEveryMs,
  )
  sweep.unref()
  return {
    origin: context.origin,
    port,
    async close() {
      clearInterval(sweep)
      context.deriver.close()
      await Promise.all([closeServer(server), context.notifier.close()])
    },
  }
}
