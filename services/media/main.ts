import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { startMediaServer } from './server'
import type { MediaServerOptions } from './settings'

const defaultPort = 4010

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set`)
  return value
}

function readOptions(): MediaServerOptions {
  const dataDir = resolve(process.env.DATA_DIR ?? '.data', 'media')
  mkdirSync(dataDir, { recursive: true })
  const ffmpeg = process.env.MEDIA_FFMPEG
  const maxBytes = process.env.MEDIA_MAX_BYTES
  const hosts = process.env.MEDIA_WEBHOOK_HOSTS
  return {
    port: Number(process.env.MEDIA_PORT ?? defaultPort),
    dataDir,
    cloudName: required('MEDIA_CLOUD_NAME'),
    apiKey: required('MEDIA_API_KEY'),
    apiSecret: required('MEDIA_API_SECRET'),
    ...(ffmpeg === undefined ? {} : { ffmpegPath: ffmpeg === 'none' ? false : ffmpeg }),
    ...(maxBytes === undefined ? {} : { maxBytes: Number(maxBytes) }),
    ...(hosts === undefined ? {} : { webhookHosts: hosts.split(',') }),
    signatureAlgorithm: process.env.MEDIA_SIGNATURE_ALGORITHM === 'sha256' ? 'sha256' : 'sha1',
  }
}

try {
  const server = await startMediaServer(readOptions())
  console.log(JSON.stringify({ ready: true, origin: server.origin }))
  const stop = () => void server.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // A launcher that died without a word takes its end of the channel with it.
  process.once('disconnect', stop)
} catch (error) {
  process.stderr.write(`media server: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
