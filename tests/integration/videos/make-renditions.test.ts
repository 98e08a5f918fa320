import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFfmpeg } from '@/services/media/derive/find-ffmpeg'
import { readClip } from '../../support/clip-file'
import { createPartner } from '../../support/people'
import { sendRecipe } from '../../support/send-recipe'
import { startTestMedia } from '../../support/test-media'

const media = await startTestMedia({ ffmpegPath: false })
const { startUpload } = await import('@/lib/videos/start-upload')
const { publishVideo } = await import('@/lib/videos/publish-video')
const { getVideoCard } = await import('@/lib/feed/get-video-card')
const { listUnrendered, makeRenditions } = await import('@/lib/videos/make-renditions')
const { db } = await import('@/lib/platform/db')

const ffmpeg = (await findFfmpeg(process.env.PATH ?? '')) ?? ''
let partner: Awaited<ReturnType<typeof createPartner>>

beforeAll(async () => {
  partner = await createPartner()
})
afterAll(() => media.remove())

async function publish(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const file = { fileName: 'a.mp4', mime: 'video/mp4', bytes: bytes.byteLength }
  const { uploadId, recipes } = await startUpload(partner, { kind: 'video', ...file })
  const { body } = await sendRecipe(recipes[0], bytes)
  const { public_id, version, signature, secure_url } = body
  const proof = { url: String(secure_url), receipt: { public_id, version, signature } }
  const { video } = await publishVideo(partner, {
    uploadId,
    ...proof,
    name: 'Soup',
    description: '',
    publish: true,
  })
  return video.id
}

const kindsOf = async (id: string) => {
  const { playback } = await getVideoCard({ videoId: id, actor: null })
  const told = playback.sources.map(({ kind, src }) => (src.includes('vc_h264') ? 'for phones' : kind))
  return { told, sources: playback.sources }
}

describe('a clip that every browser plays', () => {
  it('plays as it came at once, and better once storage has made more of it', async () => {
    const id = await publish(readClip())
    expect((await kindsOf(id)).told).toEqual(['file'])
    expect(await listUnrendered()).toContain(id)

    // The first look may come before storage is done; the job then looks again.
    const isMade = () =>
      makeRenditions(id).then(
        () => true,
        () => false,
      )
    await expect.poll(isMade, { timeout: 20_000 }).toBe(true)
    const { told, sources } = await kindsOf(id)
    expect(told).toEqual(['for phones', 'file', 'hls'])
    for (const { src, type } of sources) {
      const response = await fetch(src)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    }
    expect(await listUnrendered()).not.toContain(id)
  })

  it('plays as it came for good where storage cannot be asked, and nothing is noted', async () => {
    const id = await publish(readClip())
    await media.stop()
    await expect(makeRenditions(id)).rejects.toThrow()
    await media.restart({ ffmpegPath: false })
    expect((await kindsOf(id)).told).toEqual(['file'])
    expect(await listUnrendered()).toContain(id)
  })

  it('that was replaced meanwhile waits for renditions of its new bytes', async () => {
    const id = await publish(readClip())
    const { markRenditions } = await import('@/lib/videos/rendition-repository')
    const { key } = await db().video.findUniqueOrThrow({ where: { id } })
    const before = { id, key, pin: 'of-other-bytes', renditionsAskedAt: null }
    await markRenditions(before, { renditionsReadyAt: new Date() })
    expect((await kindsOf(id)).told).toEqual(['file'])
  })

  it('that is gone is left alone', async () => {
    await expect(makeRenditions('01900000-0000-7000-8000-000000000000')).resolves.toBeUndefined()
  })
})

describe.skipIf(ffmpeg === '')('a clip that many browsers cannot play', () => {
  it('leads to the file for phones from the start, and keeps what came for those who can play it', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-hevc-'))
    const file = path.join(folder, 'hevc.mp4')
    const source = ['-f', 'lavfi', '-i', 'testsrc=size=180x320:rate=12:duration=2', '-pix_fmt', 'yuv420p']
    const codec = [
      '-c:v',
      'libx265',
      '-preset',
      'ultrafast',
      '-x265-params',
      'log-level=none',
      '-tag:v',
      'hvc1',
    ]
    await promisify(execFile)(ffmpeg, ['-v', 'error', ...source, ...codec, file])
    const id = await publish(new Uint8Array(fs.readFileSync(file)))
    fs.rmSync(folder, { recursive: true })
    expect((await kindsOf(id)).told).toEqual(['for phones', 'file'])

    // No ffmpeg, so nothing can be made of it: asked again later, never said to be there.
    await expect(makeRenditions(id)).rejects.toThrow('storage')
    expect((await kindsOf(id)).told).toEqual(['for phones', 'file'])
  })
})
