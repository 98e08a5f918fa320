import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFfmpeg } from '../../services/media/derive/find-ffmpeg'
import { account, makePng, makeVideo, startTestServer, type TestServer, upload } from './media-harness'

const run = promisify(execFile)
const ffmpegPath = await findFfmpeg(process.env.PATH ?? '')
let server: TestServer
let clip: Uint8Array
let version: number
let base: string

beforeAll(async () => {
  server = await startTestServer()
  clip = await makeVideo(3)
  const answer = await upload(server, { file: clip, fields: { public_id: 'u/1/dish' } })
  version = Number(answer.body.version)
  base = `${server.origin}/${account.cloudName}/video/upload`
})
afterAll(() => server.destroy())

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

/** fetch would fold `..` away before sending it, and adds no-cache to every conditional request. */
function statusOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, headers }
    request(options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

describe('a file', () => {
  it('is served whole, with headers that let it be shown and never run [R80]', async () => {
    const response = await fetch(`${base}/v${version}/u/1/dish.mp4`)
    expect(response.status).toBe(200)
    expect(await bytesOf(response)).toEqual(Buffer.from(clip))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    })
    expect(response.headers.get('last-modified')).not.toBeNull()
  })

  it.each([
    'u/1/dish.mp4',
    'u/1/dish',
    'v1/u/1/dish.mp4',
    'f_auto,q_auto,vc_auto/v1/u/1/dish.mp4?_a=BAMAAAA',
    'f_auto:video/q_auto/c_limit,w_300/u/1/dish.mp4',
    's--4inbK_lo--/c_limit,w_300/u/1/dish.mp4',
    'du_30,so_2/v1/u/1/dish.webm',
  ])('is found as %s', async (path) => {
    const response = await fetch(`${base}/${path}`)
    expect(response.status).toBe(200)
    expect((await bytesOf(response)).length).toBe(clip.length)
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  })

  it('is served in ranges, and whole again when it has changed', async () => {
    const get = (headers: Record<string, string>) => fetch(`${base}/v1/u/1/dish.mp4`, { headers })
    const part = await get({ Range: 'bytes=100-199' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${clip.length}`)
    expect(await bytesOf(part)).toEqual(Buffer.from(clip.subarray(100, 200)))
    expect((await bytesOf(await get({ Range: 'bytes=-5' }))).length).toBe(5)
    const etag = part.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    expect((await get({ Range: 'bytes=0-9', 'If-Range': etag })).status).toBe(206)
    expect((await get({ Range: 'bytes=0-9', 'If-Range': '"other"' })).status).toBe(200)
    const path = `/${account.cloudName}/video/upload/v1/u/1/dish.mp4`
    expect(await statusOf(path, { 'If-None-Match': etag })).toBe(304)
    expect(await statusOf(path, { 'If-None-Match': '"other"' })).toBe(200)
    const beyond = await get({ Range: `bytes=${clip.length}-` })
    expect([beyond.status, beyond.headers.get('x-cld-error')]).toEqual([416, 'Range not satisfiable'])
  })

  it('answers HEAD without a body', async () => {
    const response = await fetch(`${base}/v1/u/1/dish.mp4`, { method: 'HEAD' })
    expect(response.headers.get('content-length')).toBe(String(clip.length))
    expect((await bytesOf(response)).length).toBe(0)
  })

  it('of any kind under /raw is only ever bytes [R80]', async () => {
    const file = Buffer.from('<script>alert(1)</script>')
    await upload(server, { file, type: 'raw', filename: 'x.html', fields: { public_id: 'x.html' } })
    const response = await fetch(`${server.origin}/${account.cloudName}/raw/upload/v1/x.html`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
  })
})

describe('what is not there', () => {
  it('is a 404 that says so in a header', async () => {
    const response = await fetch(`${base}/v1/u/1/none.mp4`)
    expect([response.status, response.headers.get('x-cld-error')]).toEqual([
      404,
      'Resource not found - u/1/none.mp4',
    ])
    const asImage = `${server.origin}/${account.cloudName}/image/upload/v1/u/1/dish.png`
    expect((await fetch(asImage)).status).toBe(404)
    expect((await fetch(`${server.origin}/other/video/upload/u/1/dish.mp4`)).status).toBe(404)
  })

  it.each([
    '../../../../../../etc/passwd',
    '..%2f..%2f..%2f..%2fetc/passwd',
    'u/1/dish.hls/../../original',
    'u/1/dish.hls/../../../meta.json',
    'u/1/dish.hls/..%2f..%2foriginal',
    'u/1/dish.hls/master.m3u8',
    '%00',
    '%zz',
    'v1/',
  ])('cannot be reached as %s', async (path) => {
    expect(await statusOf(`/${account.cloudName}/video/upload/${path}`)).toBe(404)
  })

  it('leaves the rest of the server alone', async () => {
    expect(await (await fetch(server.origin)).text()).toMatch(/local media server/)
    expect(await (await fetch(`${server.origin}/health`)).json()).toMatchObject({ status: 'ok' })
    expect((await fetch(`${server.origin}/health`, { method: 'POST' })).status).toBe(404)
  })
})

describe('a browser elsewhere', () => {
  it('may upload in chunks and read the error', async () => {
    const url = `${server.origin}/v1_1/${account.cloudName}/video/upload`
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { Origin: 'https://morsel.example' } })
    expect(preflight.status).toBe(200)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    const allowed = preflight.headers.get('access-control-allow-headers') ?? ''
    for (const name of ['X-Unique-Upload-Id', 'Content-Range', 'Content-Type'])
      expect(allowed).toContain(name)
    const refused = await fetch(url, { method: 'POST', headers: { Origin: 'https://morsel.example' } })
    expect(refused.headers.get('access-control-expose-headers')).toContain('X-Cld-Error')
  })

  it('is limited to the given origins where some are given', async () => {
    const strict = await startTestServer({ allowedOrigins: ['http://localhost:3000'] })
    const originFor = async (origin: string) => {
      const url = `${strict.origin}/v1_1/${account.cloudName}/video/upload`
      const response = await fetch(url, { method: 'OPTIONS', headers: { Origin: origin } })
      return response.headers.get('access-control-allow-origin')
    }
    expect(await originFor('http://localhost:3000')).toBe('http://localhost:3000')
    expect(await originFor('http://evil.example')).toBeNull()
    await strict.destroy()
  })
})

describe('without ffmpeg', () => {
  it('a poster is honestly missing', async () => {
    const response = await fetch(`${base}/so_0/v1/u/1/dish.jpg`)
    expect(response.status).toBe(404)
    expect(response.headers.get('x-cld-error')).toMatch(/ffmpeg/)
  })

  it('an image is served as it came, whatever size was asked for', async () => {
    const file = makePng(40, 50)
    await upload(server, { file, type: 'image', fields: { public_id: 'cover' } })
    const url = `${server.origin}/${account.cloudName}/image/upload/c_limit,w_20/f_auto,q_auto/v1/cover.webp`
    const response = await fetch(url)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(await bytesOf(response)).toEqual(file)
  })
})

describe.skipIf(ffmpegPath === null)('with ffmpeg', () => {
  let drawing: TestServer
  let folder: string
  const ffmpeg = ffmpegPath ?? ''
  const urlOf = (path: string) => `${drawing.origin}/${account.cloudName}/video/upload/${path}`

  beforeAll(async () => {
    drawing = await startTestServer({ ffmpegPath: ffmpeg })
    folder = await mkdtemp(join(tmpdir(), 'morsel-draw-'))
    const path = join(folder, 'dish.mp4')
    const source = ['-f', 'lavfi', '-i', 'testsrc=size=180x320:rate=12:duration=5,noise=alls=100:allf=t']
    const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=5', '-shortest']
    await run(ffmpeg, [
      ...source,
      ...sound,
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
      path,
    ])
    const { body } = await upload(drawing, { file: await readFile(path), fields: { public_id: 'u/1/dish' } })
    expect(body).toMatchObject({ width: 180, height: 320, video: { codec: 'h264' }, audio: { codec: 'aac' } })
  }, 30_000)
  afterAll(async () => {
    await drawing.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  async function measure(bytes: Buffer): Promise<Record<string, unknown>> {
    const { body } = await upload(drawing, { file: bytes, type: 'image', filename: 'still' })
    return { format: body.format, width: body.width, height: body.height }
  }

  it('draws a poster at any time and width, never larger than the clip', async () => {
    const get = async (path: string) => bytesOf(await fetch(urlOf(path)))
    expect(await measure(await get('so_0/v1/u/1/dish.jpg'))).toEqual({
      format: 'jpg',
      width: 180,
      height: 320,
    })
    const small = 'so_2.5,c_limit,w_90/v1/u/1/dish.jpg'
    expect(await measure(await get(small))).toEqual({ format: 'jpg', width: 90, height: 160 })
    expect(await measure(await get('c_fill,w_60,h_60/so_99/u/1/dish.png'))).toMatchObject({
      width: 60,
      height: 60,
    })
    expect(await measure(await get('c_limit,w_4000/so_50p/u/1/dish.jpg'))).toMatchObject({ width: 180 })
    const first = await get('so_0/v1/u/1/dish.jpg')
    expect(first.equals(await get('so_4/v1/u/1/dish.jpg'))).toBe(false)
    expect(first.equals(await get('so_0,f_auto,q_auto/v1/u/1/dish.jpg'))).toBe(true)
  })

  it('makes a smaller picture of an image', async () => {
    const file = await bytesOf(await fetch(urlOf('so_0/v1/u/1/dish.png')))
    await upload(drawing, { file, type: 'image', fields: { public_id: 'cover' } })
    const url = urlOf('c_limit,w_90/v1/cover.png').replace('/video/', '/image/')
    expect(await measure(await bytesOf(await fetch(url)))).toEqual({ format: 'png', width: 90, height: 160 })
  })

  it('makes one stream for many requests at once, and it plays', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => fetch(urlOf('sp_auto/v1/u/1/dish.m3u8'))))
    const [text = ''] = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
    expect(answers[0]?.headers.get('content-type')).toBe('application/vnd.apple.mpegurl')
    expect(text).toMatch(/RESOLUTION=180x320.*CODECS="avc1/)
    expect(text).toContain('\ndish.hls/180p.m3u8')
    const variant = await (await fetch(urlOf('sp_auto/v1/u/1/dish.hls/180p.m3u8'))).text()
    expect(variant).toContain('#EXT-X-MAP:URI="init_180p.mp4"')
    const segment = await fetch(urlOf('sp_auto/v1/u/1/dish.hls/180p_0000.m4s'))
    expect([segment.status, segment.headers.get('content-type')]).toEqual([200, 'video/iso.segment'])
    expect((await fetch(urlOf('sp_auto/v1/u/1/dish.hls/180p_9999.m4s'))).status).toBe(404)
    const played = join(folder, 'played.mp4')
    const master = urlOf('sp_auto/v1/u/1/dish.m3u8').replace('localhost', '127.0.0.1')
    await run(ffmpeg, ['-v', 'error', '-i', master, '-c', 'copy', played])
    const copy = await upload(drawing, { file: await readFile(played) })
    expect(Math.round(Number(copy.body.duration))).toBe(5)
    expect(copy.body).toMatchObject({ width: 180, audio: { codec: 'aac' } })
  }, 60_000)

  it('offers two sizes of a larger clip, silent or not', async () => {
    const path = join(folder, 'large.webm')
    const source = ['-f', 'lavfi', '-i', 'testsrc=size=400x720:rate=6:duration=3']
    await run(ffmpeg, ['-v', 'error', ...source, '-c:v', 'libvpx', '-deadline', 'realtime', path])
    const { body } = await upload(drawing, { file: await readFile(path), fields: { public_id: 'large' } })
    expect(body.format).toBe('webm')
    const master = await (await fetch(urlOf('sp_auto/large.m3u8'))).text()
    expect(master.match(/^large\.hls\/.*$/gm)).toEqual(['large.hls/360p.m3u8', 'large.hls/400p.m3u8'])
    for (const name of ['360p', '400p']) {
      const playlist = await (await fetch(urlOf(`sp_auto/large.hls/${name}.m3u8`))).text()
      expect(playlist).toContain(`#EXT-X-MAP:URI="init_${name}.mp4"`)
      expect((await fetch(urlOf(`sp_auto/large.hls/init_${name}.mp4`))).status).toBe(200)
    }
  }, 60_000)

  it('makes eager variants with the upload', async () => {
    const file = await readFile(join(folder, 'dish.mp4'))
    const { body } = await upload(drawing, {
      file,
      fields: { public_id: 'eager', eager: 'so_0/jpg|c_limit,w_90/jpg' },
    })
    const eager = body.eager as { url: string; bytes: number; status?: string }[]
    expect(eager.map((variant) => variant.status)).toEqual([undefined, undefined])
    for (const variant of eager) {
      expect((await bytesOf(await fetch(variant.url))).length).toBe(variant.bytes)
    }
  })

  it('says so when a video cannot be decoded', async () => {
    await upload(drawing, { fields: { public_id: 'noise' } })
    const response = await fetch(urlOf('so_0/noise.jpg'))
    expect(response.status).toBe(400)
    expect(response.headers.get('x-cld-error')).not.toBeNull()
    expect(await drawing.leftovers()).toEqual([])
  })

  it('does not follow a playlist dressed up as a video', async () => {
    const playlist = `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n`
    const path = join(folder, 'list.mp4')
    await writeFile(path, playlist)
    expect((await upload(drawing, { file: await readFile(path) })).status).toBe(400)
  })
})
