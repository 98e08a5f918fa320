import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { BufferSource, BufferTarget, Conversion, Input, MovOutputFormat, MP4, Output, QTFF } from 'mediabunny'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { probeVideo } from '../../services/media/content/probe-video'
import { findFfmpeg } from '../../services/media/derive/find-ffmpeg'
import { account, startTestServer, type TestServer, upload } from './media-harness'

const run = promisify(execFile)
const ffmpeg = (await findFfmpeg(process.env.PATH ?? '')) ?? ''
const seedClip = path.join(import.meta.dirname, '../../prisma/seed/clips/tonkotsu-ramen.mp4')
const hevc = ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-tag:v', 'hvc1', '-c:a', 'aac']
const forPhones = 'c_limit,h_1920,w_1920/ac_aac,vc_h264'

let folder: string
let server: TestServer

const urlOf = (name: string) => `${server.origin}/${account.cloudName}/video/upload/${name}`

async function probe(response: Response) {
  const file = path.join(folder, `${Math.random()}.mp4`)
  const bytes = Buffer.from(await response.arrayBuffer())
  await writeFile(file, bytes)
  return { bytes, facts: await probeVideo(file, bytes.length) }
}

/** Boxes in the order in which they come, so that a player which has the first bytes can begin. */
function boxesOf(bytes: Buffer): string[] {
  const names: string[] = []
  for (let at = 0; at + 8 <= bytes.length; at += Math.max(8, bytes.readUInt32BE(at)))
    names.push(bytes.toString('latin1', at + 4, at + 8))
  return names
}

async function film(name: string, args: string[]): Promise<Buffer> {
  const file = path.join(folder, name)
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=12:duration=2']
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=2']
  const picture = ['-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
  await run(ffmpeg, ['-v', 'error', '-y', ...source, ...sound, ...picture, ...args, file])
  return readFile(file)
}

/** As a phone held upright writes it: the picture lies on its side, and a number in the header says so. */
async function turn(bytes: Buffer): Promise<Buffer> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF] })
  const target = new BufferTarget()
  const output = new Output({ format: new MovOutputFormat(), target })
  const video = { rotate: 90, allowRotationMetadata: true } as const
  await (await Conversion.init({ input, output, video, showWarnings: false })).execute()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'morsel-renditions-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('without ffmpeg', () => {
  beforeAll(async () => {
    server = await startTestServer()
    await upload(server, { file: await readFile(seedClip), fields: { public_id: 'ramen' } })
  })
  afterAll(() => server.destroy())

  it('a clip that phones play is streamed in pieces of the same packets', async () => {
    const master = await (await fetch(urlOf('sp_auto/ramen.m3u8'))).text()
    expect(master).toMatch(
      /CODECS="avc1\.[0-9a-f]+,mp4a\.40\.2".*RESOLUTION=720x1280\nramen\.hls\/copy1\.m3u8/,
    )
    const playlist = await (await fetch(urlOf('sp_auto/ramen.hls/copy1.m3u8'))).text()
    const pieces = playlist.match(/^copy1_\d+\.m4s$/gm) ?? []
    expect(pieces.length).toBeGreaterThan(2)
    const init = await fetch(urlOf('sp_auto/ramen.hls/init_copy1.mp4'))
    const parts = [
      init,
      ...(await Promise.all(pieces.map((name) => fetch(urlOf(`sp_auto/ramen.hls/${name}`))))),
    ]
    expect(parts.map(({ status }) => status)).toEqual(parts.map(() => 200))
    const bytes = Buffer.concat(
      await Promise.all(parts.map(async (part) => Buffer.from(await part.arrayBuffer()))),
    )
    const whole = await probe(new Response(bytes))
    const original = await probe(new Response(await readFile(seedClip)))
    expect(whole.facts).toMatchObject({ codec: 'avc', audio: { codec: 'aac' } })
    expect(whole.facts?.durationSeconds).toBeCloseTo(original.facts?.durationSeconds ?? 0, 1)
  })

  it('its file for phones is a copy whose index comes first', async () => {
    const response = await fetch(urlOf(`${forPhones}/ramen.mp4`))
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'video/mp4'])
    const { bytes, facts } = await probe(response)
    expect(boxesOf(bytes).indexOf('moov')).toBeLessThan(boxesOf(bytes).indexOf('mdat'))
    expect(facts).toMatchObject({ width: 720, height: 1280, codec: 'avc', audio: { codec: 'aac' } })
  })

  it.skipIf(ffmpeg === '').each([
    ['HEVC', 'hevc.mp4', hevc],
    ['sound other than AAC', 'alac.mov', ['-c:v', 'libx264', '-c:a', 'alac']],
  ])('%s is honestly missing, and nothing half made is kept', async (_, name, args) => {
    const publicId = name.replace(/\..*/, '')
    await upload(server, { file: await film(name, args), fields: { public_id: publicId } })
    for (const wanted of [`sp_auto/${publicId}.m3u8`, `${forPhones}/${publicId}.mp4`]) {
      const response = await fetch(urlOf(wanted))
      const said = [wanted, response.status, response.headers.get('x-cld-error')]
      expect(said).toEqual([wanted, 404, expect.stringMatching(/ffmpeg/)])
    }
    expect(await server.leftovers()).toEqual([])
  })
})

describe.skipIf(ffmpeg === '')('with ffmpeg', () => {
  beforeAll(async () => {
    server = await startTestServer({ ffmpegPath: ffmpeg })
  })
  afterAll(() => server.destroy())

  it('HEVC from a phone becomes H.264 that every browser plays', async () => {
    await upload(server, { file: await film('hevc.mp4', hevc), fields: { public_id: 'hevc' } })
    const { facts } = await probe(await fetch(urlOf(`${forPhones}/hevc.mp4`)))
    expect(facts).toMatchObject({ codec: 'avc', width: 320, height: 180 })
  })

  it('a turned picture that has to be encoded ends upright', async () => {
    const lying = await turn(await film('lying.mov', hevc))
    const { body } = await upload(server, { file: lying, fields: { public_id: 'turned' } })
    expect(body).toMatchObject({ rotation: 90, width: 180, height: 320 })
    const { facts } = await probe(await fetch(urlOf(`${forPhones}/turned.mp4`)))
    expect(facts).toMatchObject({ codec: 'avc', rotation: 0, width: 180, height: 320 })
  })

  it('a clip as light as the lowest rung is streamed as it is: there is nothing to step down to', async () => {
    await upload(server, { file: await readFile(seedClip), fields: { public_id: 'lean' } })
    const master = await (await fetch(urlOf('sp_auto/lean.m3u8'))).text()
    expect(master.match(/^lean\.hls\/.*$/gm)).toEqual(['lean.hls/copy1.m3u8'])
  })

  it('a clip that needs no encoding is copied, bit for bit the same pictures', async () => {
    await upload(server, { file: await readFile(seedClip), fields: { public_id: 'good' } })
    const { bytes, facts } = await probe(await fetch(urlOf(`${forPhones}/good.mp4`)))
    const original = await probe(new Response(await readFile(seedClip)))
    expect(facts?.frameCount).toBe(original.facts?.frameCount)
    expect(Math.abs(bytes.length / original.bytes.length - 1)).toBeLessThan(0.02)
  })

  it('a poster does not wait for a film that was asked for before it', { timeout: 90_000 }, async () => {
    const heavy = path.join(folder, 'heavy.mp4')
    const noise = 'testsrc=size=720x1280:rate=30:duration=4,noise=alls=60:allf=t'
    const encoder = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
    await run(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', noise, ...encoder, heavy])
    await upload(server, { file: await readFile(heavy), fields: { public_id: 'filmed' } })
    await upload(server, { file: await readFile(seedClip), fields: { public_id: 'pictured' } })
    const film = fetch(urlOf('sp_auto/filmed.m3u8'))
    const poster = fetch(urlOf('so_0,c_limit,w_100/pictured.jpg'))
    const first = await Promise.race([film.then(() => 'film'), poster.then(() => 'poster')])
    expect([first, (await poster).status]).toEqual(['poster', 200])
    await film
  })
})
