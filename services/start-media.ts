import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { LaunchError } from './launch-error'
import { isPortFree, keptPort, nextFreePort } from './ports'
import { tailOf } from './process/child-log'
import { StoppingError, type SupervisedChild, type Supervisor } from './process/supervisor'
import { typescriptArgs } from './process/typescript-args'
import type { Environment } from './settings'

export interface MediaService {
  cloudinaryUrl: string
  origin: string
  folder: string
  child: SupervisedChild
}

interface MediaOptions {
  dataDir: string
  /** Null: choose one. */
  port: number | null
  apiKey: string
  apiSecret: string
  env: Environment
  supervisor: Supervisor
}

const cloudName = 'morsel'
const firstPort = 4010
const attempts = 4
const patienceMs = 30_000

/** Its first JSON line says where it listens; null when it ended without one. */
async function readOrigin(child: SupervisedChild): Promise<string | null> {
  if (child.stdout === null) return null
  const lines = createInterface({ input: child.stdout })
  const timer = setTimeout(() => lines.close(), patienceMs)
  try {
    for await (const line of lines) {
      const origin = /^\{.*"ready":\s*true.*"origin":\s*"([^"]+)"/.exec(line)?.[1]
      if (origin !== undefined) return origin
    }
    return null
  } finally {
    clearTimeout(timer)
    // Read on, or the server would stop at a full pipe.
    child.stdout.resume()
  }
}

export async function startMedia(options: MediaOptions): Promise<MediaService> {
  const { dataDir, port: wanted, apiKey, apiSecret, env, supervisor } = options
  if (wanted !== null && !(await isPortFree(wanted))) {
    throw new LaunchError(`Port ${wanted} for the media server is taken. Choose another: MEDIA_PORT=4011`)
  }
  const root = fileURLToPath(new URL('..', import.meta.url))
  const logFile = join(dataDir, 'logs', 'media.log')
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const port = wanted ?? (await keptPort(dataDir, 'media', () => nextFreePort(firstPort)))
    const child = supervisor.start({
      name: 'media',
      command: process.execPath,
      args: typescriptArgs(resolve(root, 'services/media/main.ts')),
      cwd: root,
      env: {
        ...env,
        MEDIA_PORT: String(port),
        DATA_DIR: dataDir,
        MEDIA_CLOUD_NAME: cloudName,
        MEDIA_API_KEY: apiKey,
        MEDIA_API_SECRET: apiSecret,
      },
      logFile,
      output: 'read',
    })
    const origin = await readOrigin(child)
    if (origin !== null) {
      const cloudinaryUrl = `cloudinary://${apiKey}:${apiSecret}@${cloudName}?upload_prefix=${origin}`
      return { cloudinaryUrl, origin, folder: join(dataDir, 'media'), child }
    }
    if (child.isStopping()) throw new StoppingError('media was asked to stop')
    await child.stop()
    if (wanted !== null || !tailOf(logFile).includes('EADDRINUSE')) break
  }
  throw new LaunchError(`The media server did not start. Its log (${logFile}) ends with:\n${tailOf(logFile)}`)
}
