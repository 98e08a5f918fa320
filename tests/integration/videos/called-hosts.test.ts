import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readClip } from '../../support/clip-file'
import { createPartner } from '../../support/people'
import { sendRecipe } from '../../support/send-recipe'
import { mediaAccount, startTestMedia } from '../../support/test-media'

/** Counts whoever comes by: nobody should. */
let visits = 0
const trap = http.createServer((_, response) => {
  visits += 1
  response.end()
})
/** Stands where storage is, and can send the server on to the trap. */
let leadsAway: 'nobody' | 'delivery' | 'admin' = 'nobody'
const front = http.createServer((request, response) => {
  const kind = request.url?.startsWith('/v1_1/') ? 'admin' : 'delivery'
  if (leadsAway === kind) return response.writeHead(302, { Location: trapOrigin }).end()
  const options = { method: request.method, headers: request.headers }
  const onward = http.request(new URL(request.url ?? '/', media.origin), options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  request.pipe(onward)
})

const listen = async (server: http.Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

const media = await startTestMedia()
const [trapOrigin, frontOrigin] = [await listen(trap), await listen(front)]
const { cloudName, apiKey, apiSecret } = mediaAccount
process.env.CLOUDINARY_URL = `cloudinary://${apiKey}:${apiSecret}@${cloudName}?upload_prefix=${frontOrigin}`
const { startUpload } = await import('@/lib/videos/start-upload')
const { publishVideo } = await import('@/lib/videos/publish-video')
const { makeRenditions } = await import('@/lib/videos/make-renditions')

const clip = readClip()
let partner: Awaited<ReturnType<typeof createPartner>>

beforeAll(async () => {
  partner = await createPartner()
})
beforeEach(() => {
  visits = 0
  leadsAway = 'nobody'
})
afterAll(async () => {
  for (const server of [trap, front]) server.close()
  await media.remove()
})

async function upload() {
  const file = { fileName: 'a.mp4', mime: 'video/mp4', bytes: clip.byteLength }
  const { uploadId, recipes } = await startUpload(partner, { kind: 'video', ...file })
  const { body } = await sendRecipe(recipes[0], clip)
  const { public_id, version, signature } = body
  const url = String(body.secure_url).replace(media.origin, frontOrigin)
  const receipt = { public_id, version, signature }
  return { uploadId, url, receipt, name: 'Soup', description: '', publish: true }
}

describe('an address that a client names', () => {
  const addresses: [string, (url: string) => string][] = [
    ['another host', () => `${trapOrigin}/clip.mp4`],
    ['another host with the path of the clip', (url) => url.replace(frontOrigin, trapOrigin)],
    [
      'the right host as a user name',
      (url) => url.replace('localhost', `localhost@${new URL(trapOrigin).host}`),
    ],
    ['the right host as a fragment', (url) => `${trapOrigin}/#${url}`],
    ['a private address', () => 'http://169.254.169.254/latest/meta-data'],
  ]
  it.each(addresses)('is never called: %s [R81]', async (_, spell) => {
    const input = await upload()
    await expect(publishVideo(partner, { ...input, url: spell(input.url) })).rejects.toMatchObject({
      code: 'upload_rejected',
    })
    expect(visits).toBe(0)
  })

  it('is never called from inside a receipt [R81]', async () => {
    const input = await upload()
    const receipt = {
      ...input.receipt,
      secure_url: trapOrigin,
      url: trapOrigin,
      notification_url: trapOrigin,
    }
    await publishVideo(partner, { ...input, receipt })
    expect(visits).toBe(0)
  })
})

describe('storage that sends the server elsewhere', () => {
  it.each(['delivery', 'admin'] as const)('is not followed (%s), and the clip waits [R81]', async (kind) => {
    const input = await upload()
    leadsAway = kind
    expect((await publishVideo(partner, input)).outcome).toBe('verifying')
    leadsAway = 'nobody'
    expect((await publishVideo(partner, input)).outcome).toBe('created')
    expect(visits).toBe(0)
  })

  it('is not followed for a rendition [R81]', async () => {
    const { video } = await publishVideo(partner, await upload())
    leadsAway = 'delivery'
    await expect(makeRenditions(video.id)).rejects.toThrow()
    expect(visits).toBe(0)
  })
})
