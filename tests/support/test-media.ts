import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startMediaServer } from '../../services/media/server'

type Options = Omit<
  Parameters<typeof startMediaServer>[0],
  'port' | 'dataDir' | 'cloudName' | 'apiKey' | 'apiSecret'
>

export const mediaAccount = { cloudName: 'kitchen', apiKey: '111222333', apiSecret: 'a-secret-of-the-test' }

/**
 * A media server of the test file's own, so that it can be stopped, started again and told to lie. Points the
 * environment at it: import what reads the environment afterwards, since the storage SDK looks at it when it loads.
 */
export async function startTestMedia(options: Options = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-media-'))
  const start = (port: number, more: Options = {}) =>
    startMediaServer({ port, dataDir, ...mediaAccount, ...options, ...more })
  let server = await start(0)
  const { port, origin } = server
  process.env.STORAGE_PROVIDER = 'local'
  process.env.CLOUDINARY_URL = `cloudinary://${mediaAccount.apiKey}:${mediaAccount.apiSecret}@${mediaAccount.cloudName}?upload_prefix=${origin}`
  return {
    origin,
    stop: () => server.close(),
    async restart(more: Options = {}) {
      await server.close()
      server = await start(port, more)
    },
    async goOn(more: Options = {}) {
      server = await start(port, more)
    },
    async remove() {
      await server.close().catch(() => {})
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
