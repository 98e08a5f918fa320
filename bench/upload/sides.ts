import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { tailOf } from '../../services/process/child-log'
import { typescriptArgs } from '../../services/process/typescript-args'
import { projectRoot } from '../../services/settings'
import { type BenchStack, cleanEnvironment, startMorsel } from '../bench-stack'
import { openTap, type TcpTap } from '../tcp-tap'

/** An app server with a tap on every connection that bytes of an upload could come in by. */
export interface Side {
  kind: 'morsel' | 'classic'
  pid: number
  /** Browsers to app. */
  client: TcpTap
  /** Storage calls the app by itself. */
  webhook: TcpTap | null
  /** App to storage. */
  storage: TcpTap
  /** App to Postgres and to Redis. */
  database: TcpTap | null
  cache: TcpTap | null
}

/** The same address with the tap in the place of the server. */
function through(tap: TcpTap, address: string): string {
  const url = new URL(address)
  url.host = `127.0.0.1:${tap.port}`
  return url.href
}

export function storageOriginOf(cloudinaryUrl: string): string {
  return new URL(cloudinaryUrl).searchParams.get('upload_prefix') ?? ''
}

async function tapStorage(cloudinaryUrl: string): Promise<{ storage: TcpTap; tappedUrl: string }> {
  const storage = await openTap(Number(new URL(storageOriginOf(cloudinaryUrl)).port))
  const base = cloudinaryUrl.replace(/\?.*$/, '')
  return { storage, tappedUrl: `${base}?upload_prefix=http://127.0.0.1:${storage.port}` }
}

/** @param client leads to `env.PORT`; its own port is in `env.APP_ORIGIN` */
export async function startMorselSide(stack: BenchStack, client: TcpTap): Promise<Side> {
  const { DATABASE_URL = '', REDIS_URL = '', CLOUDINARY_URL = '', PORT } = stack.env
  const { storage, tappedUrl } = await tapStorage(CLOUDINARY_URL)
  const [webhook, database, cache] = [
    await openTap(Number(PORT)),
    await openTap(Number(new URL(DATABASE_URL).port)),
    await openTap(Number(new URL(REDIS_URL).port)),
  ]
  const app = await startMorsel(stack, {
    ...stack.env,
    CLOUDINARY_URL: tappedUrl,
    CLOUDINARY_WEBHOOK_ORIGIN: `http://127.0.0.1:${webhook.port}`,
    DATABASE_URL: through(database, DATABASE_URL),
    REDIS_URL: through(cache, REDIS_URL),
  })
  return { kind: 'morsel', pid: app.pid, client, webhook, storage, database, cache }
}

export async function startClassicSide(stack: BenchStack): Promise<Side> {
  const { storage, tappedUrl } = await tapStorage(stack.env.CLOUDINARY_URL ?? '')
  const logFile = join(stack.dataDir, 'logs/classic.log')
  const server = stack.supervisor.start({
    name: 'classic',
    command: process.execPath,
    args: typescriptArgs(fileURLToPath(new URL('./classic-server.ts', import.meta.url))),
    cwd: projectRoot,
    env: { ...cleanEnvironment(), NODE_ENV: 'production', CLOUDINARY_URL: tappedUrl },
    logFile,
    output: 'read',
  })
  if (server.stdout === null) throw new Error('The classic server has no output')
  for await (const line of createInterface({ input: server.stdout })) {
    const port = /^\{"ready":true,"port":(\d+)\}/.exec(line)?.[1]
    if (port === undefined) continue
    const client = await openTap(Number(port))
    return { kind: 'classic', pid: server.pid, client, webhook: null, storage, database: null, cache: null }
  }
  throw new Error(`The classic server did not start:\n${tailOf(logFile)}`)
}
