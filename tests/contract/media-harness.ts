import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny'
import { type MediaServer, startMediaServer } from '../../services/media/server'
import type { MediaServerOptions } from '../../services/media/settings'

export const account = { cloudName: 'kitchen', apiKey: '4242', apiSecret: 'saffron-and-salt' }

export interface TestServer extends MediaServer {
  dataDir: string
  /** Names of files that no asset and no session owns. */
  leftovers(): Promise<string[]>
  destroy(): Promise<void>
}

export async function startTestServer(overrides: Partial<MediaServerOptions> = {}): Promise<TestServer> {
  const dataDir = overrides.dataDir ?? (await mkdtemp(join(tmpdir(), 'morsel-media-')))
  const server = await startMediaServer({ port: 0, ...account, ffmpegPath: false, ...overrides, dataDir })
  return {
    ...server,
    dataDir,
    leftovers: () => readdir(join(dataDir, 'tmp')),
    async destroy() {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export const nowSeconds = () => Math.floor(Date.now() / 1000)

/** Written from the reference, not from the server's code: two readings of one page must agree. */
export function sign(
  fields: Record<string, string>,
  options: { version?: 1 | 2; algorithm?: 'sha1' | 'sha256'; secret?: string } = {},
): string {
  const pairs = Object.keys(fields)
    .sort()
    .filter((name) => fields[name] !== '')
    .map((name) => `${name}=${fields[name]}`)
    .map((pair) => (options.version === 1 ? pair : pair.split('&').join('%26')))
  const text = pairs.join('&') + (options.secret ?? account.apiSecret)
  return createHash(options.algorithm ?? 'sha1')
    .update(text)
    .digest('hex')
}

export interface UploadRequest {
  fields?: Record<string, string>
  file?: Uint8Array | null
  filename?: string
  type?: string
  headers?: Record<string, string>
  signature?: string
  /** Sent but not signed. */
  extra?: [string, string][]
  fileFirst?: boolean
}

export interface Answer {
  status: number
  error: string
  header: string | null
  body: Record<string, unknown>
}

export async function readAnswer(response: Response): Promise<Answer> {
  const body = (await response.json()) as Record<string, unknown>
  const error = (body.error as { message?: string } | undefined)?.message ?? ''
  return { status: response.status, error, header: response.headers.get('x-cld-error'), body }
}

export async function upload(server: { origin: string }, request: UploadRequest): Promise<Answer> {
  const fields = { timestamp: String(nowSeconds()), ...request.fields }
  const form = new FormData()
  const bytes = request.file === undefined ? await makeVideo() : request.file
  const appendFile = () => {
    if (bytes !== null) form.append('file', new Blob([new Uint8Array(bytes)]), request.filename ?? 'clip.mp4')
  }
  if (request.fileFirst === true) appendFile()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [name, value] of request.extra ?? []) form.append(name, value)
  form.append('api_key', account.apiKey)
  form.append('signature', request.signature ?? sign(fields))
  if (request.fileFirst !== true) appendFile()
  const url = `${server.origin}/v1_1/${account.cloudName}/${request.type ?? 'video'}/upload`
  return readAnswer(await fetch(url, { method: 'POST', body: form, headers: request.headers ?? {} }))
}

export function basicAuth(secret = account.apiSecret, key = account.apiKey): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` }
}

export async function lookUp(server: { origin: string }, type: string, publicId: string): Promise<Answer> {
  const path = `resources/${type}/upload/${encodeURIComponent(publicId)}?media_metadata=true`
  return readAnswer(
    await fetch(`${server.origin}/v1_1/${account.cloudName}/${path}`, { headers: basicAuth() }),
  )
}

async function writeVideo(format: Mp4OutputFormat | WebMOutputFormat, seconds: number): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = { codec: 'vp09.00.10.08', codedWidth: 270, codedHeight: 480 }
  for (let frame = 0; frame < seconds * 10; frame += 1) {
    const type = frame % 10 === 0 ? 'key' : 'delta'
    const packet = new EncodedPacket(randomBytes(200), type, frame / 10, 0.1)
    await source.add(packet, { decoderConfig })
  }
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}

/** A real container with frames of noise: enough for everything but looking at it, and needs no ffmpeg. */
export function makeVideo(seconds = 2): Promise<Uint8Array> {
  return writeVideo(new Mp4OutputFormat(), seconds)
}

export function makeWebm(seconds = 2): Promise<Uint8Array> {
  return writeVideo(new WebMOutputFormat(), seconds)
}

/** The same clip with a `free` box behind it, which every player skips, up to the wanted size. */
export async function makeVideoOfSize(sizeBytes: number): Promise<Uint8Array> {
  const clip = await makeVideo()
  const filler = Buffer.alloc(sizeBytes - clip.length, 7)
  filler.writeUInt32BE(filler.length, 0)
  filler.write('free', 4, 'latin1')
  return Buffer.concat([clip, filler])
}

/** One pixel high, three wide. */
export const tinyGif = Buffer.from('R0lGODlhAwABAPAAAP8AAP///ywAAAAAAwABAAACAkRgADs=', 'base64')

export function makePng(width: number, height: number): Buffer {
  const png = Buffer.alloc(64)
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(png)
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

export function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex')
}
