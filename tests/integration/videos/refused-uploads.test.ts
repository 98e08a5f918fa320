import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readClip } from '../../support/clip-file'
import { createPartner } from '../../support/people'
import { sendRecipe } from '../../support/send-recipe'
import { mediaAccount, startTestMedia } from '../../support/test-media'

const media = await startTestMedia()
const { startUpload } = await import('@/lib/videos/start-upload')
const { publishVideo } = await import('@/lib/videos/publish-video')
const { cancelUpload } = await import('@/lib/videos/cancel-upload')
const { db } = await import('@/lib/platform/db')

const clip = readClip()
let partner: Awaited<ReturnType<typeof createPartner>>

beforeAll(async () => {
  partner = await createPartner()
})
afterAll(() => media.remove())

const announce = (bytes: number, actor = partner) =>
  startUpload(actor, { kind: 'video', fileName: 'a.mp4', mime: 'video/mp4', bytes })

const signWith = (fields: Record<string, string>) => {
  const text = Object.entries(fields)
    .filter(([name]) => !['api_key', 'signature'].includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return createHash('sha1')
    .update(text + mediaAccount.apiSecret)
    .digest('hex')
}

describe('storage refuses what the ticket does not allow', () => {
  const changes: [string, { fields?: Record<string, string>; drop?: string[] }][] = [
    ['an altered signature', { fields: { signature: 'a'.repeat(40) } }],
    ['another public id', { fields: { public_id: 'morsel/v/somebody/else' } }],
    ['a folder in front', { fields: { folder: 'stolen' } }],
    ['overwriting', { fields: { overwrite: 'true' } }],
    ['other formats', { fields: { allowed_formats: 'html,svg' } }],
    ['a dropped limit', { drop: ['allowed_formats'] }],
    ['another ticket in the context', { fields: { context: 'ticket=00000000-0000-7000-8000-000000000000' } }],
  ]
  it.each(changes)('%s: 401 [R76]', async (_name, change) => {
    const ticket = await announce(clip.byteLength)
    expect((await sendRecipe(ticket.recipes[0], clip, change)).status).toBe(401)
  })

  it('signs exactly this set, chosen by the server [R75]', async () => {
    const ticket = await announce(clip.byteLength)
    const fields = Object.fromEntries(ticket.recipes[0]?.fields ?? [])
    expect(fields).toEqual({
      allowed_formats: 'mp4,mov,webm',
      api_key: mediaAccount.apiKey,
      context: `ticket=${ticket.uploadId}`,
      notification_url: expect.stringMatching(/\/api\/webhooks\/cloudinary$/),
      overwrite: 'false',
      public_id: ticket.key,
      signature: expect.stringMatching(/^[0-9a-f]{40}$/),
      timestamp: expect.stringMatching(/^\d+$/),
      type: 'upload',
      unique_filename: 'false',
      use_filename: 'false',
    })
    expect(JSON.stringify(ticket)).not.toContain(mediaAccount.apiSecret)
  })

  it('a second file on the same ticket: the first one stays', async () => {
    const ticket = await announce(clip.byteLength)
    const first = await sendRecipe(ticket.recipes[0], clip)
    const other = new Uint8Array(clip)
    other.fill(0, other.byteLength - 64)
    const second = await sendRecipe(ticket.recipes[0], other)
    expect(second).toMatchObject({ status: 200, body: { existing: true, etag: first.body.etag } })
  })

  it('html renamed .mp4: 400 [R79]', async () => {
    const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>'.repeat(50))
    const ticket = await announce(html.byteLength)
    expect((await sendRecipe(ticket.recipes[0], html)).status).toBe(400)
  })

  it('a signature of more than an hour ago: 400', async () => {
    const ticket = await announce(clip.byteLength)
    const fields = Object.fromEntries(ticket.recipes[0]?.fields ?? [])
    const stale = { ...fields, timestamp: String(Number(fields.timestamp) - 3_700) }
    const change = { fields: { ...stale, signature: signWith(stale) } }
    const sent = await sendRecipe(ticket.recipes[0], clip, change)
    expect(sent).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(/^Stale request/) } },
    })
  })
})

type Post = { uploadId: string; url: string; receipt: Record<string, unknown> }
const post = (input: Post, actor = partner) =>
  publishVideo(actor, { name: 'x', description: '', publish: true, ...input })

async function uploaded(
  bytes: Uint8Array<ArrayBuffer>,
  { declared = bytes.byteLength, path = 'video' } = {},
) {
  const ticket = await announce(declared)
  const url = ticket.recipes[0]?.url.replace('/video/upload', `/${path}/upload`) ?? ''
  const { body } = await sendRecipe(ticket.recipes[0], bytes, { url })
  return { ticket, post: { uploadId: ticket.uploadId, url: String(body.secure_url), receipt: body } }
}

async function expectRefused(key: string, input: Post, code = 'upload_rejected') {
  await expect(post(input)).rejects.toMatchObject({ code })
  expect(await db().video.count({ where: { uploadId: input.uploadId } })).toBe(0)
  for (const type of ['video', 'image', 'raw'])
    expect((await fetch(`${media.origin}/${mediaAccount.cloudName}/${type}/upload/${key}.mp4`)).status).toBe(
      404,
    )
  // A tombstone: trying again, even with a good story, gives the same answer.
  await expect(post(input)).rejects.toMatchObject({ code })
}

describe('the server refuses what does not match the ticket, and removes it', () => {
  it('an arbitrary URL [R78]', async () => {
    const { ticket, post: good } = await uploaded(clip)
    await expectRefused(ticket.key, { ...good, url: 'https://evil.example/clip.mp4' })
  })

  it('a receipt of another object [R78]', async () => {
    const { ticket, post: good } = await uploaded(clip)
    await expectRefused(ticket.key, { ...good, receipt: { ...good.receipt, public_id: 'morsel/v/x/y' } })
  })

  it('a forged receipt', async () => {
    const { ticket, post: good } = await uploaded(clip)
    await expectRefused(ticket.key, { ...good, receipt: { ...good.receipt, signature: 'b'.repeat(40) } })
  })

  it('a file that is cut off, announced at its full size', async () => {
    const half = clip.subarray(0, Math.floor(clip.byteLength / 2))
    const { ticket, post: good } = await uploaded(new Uint8Array(half), { declared: clip.byteLength })
    await expectRefused(ticket.key, good)
  })

  it('a file that is cut off, announced at its cut size [R79]', async () => {
    const half = new Uint8Array(clip.subarray(0, Math.floor(clip.byteLength / 2)))
    const { ticket, post: good } = await uploaded(half)
    await expectRefused(ticket.key, good)
  })

  it('a file larger than announced [R79]', async () => {
    const { ticket, post: good } = await uploaded(clip, { declared: clip.byteLength - 1 })
    await expectRefused(ticket.key, good)
  })

  it('a video ticket spent at /raw [R77]', async () => {
    const { ticket, post: good } = await uploaded(clip, { path: 'raw' })
    await expect(post(good)).rejects.toMatchObject({ code: 'upload_missing' })
    expect(await db().video.count({ where: { uploadId: ticket.uploadId } })).toBe(0)
  })

  const pages = [
    '<!doctype html><script>alert(document.cookie)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  ]
  it.each(pages)(
    'a page behind a clip, which players skip and browsers might run: %s [R79]',
    async (page) => {
      const polyglot = new Uint8Array([...clip, ...new TextEncoder().encode(page)])
      const { ticket, post: good } = await uploaded(polyglot)
      expect((await fetch(good.url)).status).toBe(200)
      await expectRefused(ticket.key, good)
    },
  )

  it.each(pages)('a page that was taken as raw or as a picture: %s [R77, R79]', async (page) => {
    const bytes = new TextEncoder().encode(page)
    for (const path of ['raw', 'image']) {
      const { ticket, post: good } = await uploaded(bytes, { path })
      await expect(post({ ...good, url: `${media.origin}/x` })).rejects.toMatchObject({
        code: expect.stringMatching(/^upload_(missing|rejected)$/),
      })
      await cancelUpload(partner, ticket.uploadId).catch(() => undefined)
      const stored = `${media.origin}/${mediaAccount.cloudName}/${path}/upload/${ticket.key}`
      expect((await fetch(stored)).status).toBe(404)
    }
  })

  it('a ticket that was never used', async () => {
    const ticket = await announce(clip.byteLength)
    const receipt = { public_id: ticket.key, version: 1, signature: 'c'.repeat(40) }
    await expect(
      post({ uploadId: ticket.uploadId, url: `${media.origin}/x`, receipt }),
    ).rejects.toMatchObject({
      code: 'upload_missing',
    })
    expect(await db().video.count({ where: { uploadId: ticket.uploadId } })).toBe(0)
  })

  it("another partner's upload, which stays where it is", async () => {
    const { post: good } = await uploaded(clip)
    const thief = await createPartner()
    await expect(post(good, thief)).rejects.toMatchObject({ code: 'not_found' })
    expect((await fetch(good.url)).status).toBe(200)
    expect((await post(good)).outcome).toBe('created')
  })

  it("another partner's object under an own ticket [R78]", async () => {
    const { post: theirs } = await uploaded(clip)
    const thief = await createPartner()
    const own = await announce(clip.byteLength, thief)
    const claim = { ...theirs, uploadId: own.uploadId }
    await expect(post(claim, thief)).rejects.toMatchObject({ code: 'upload_rejected' })
    expect((await fetch(theirs.url)).status).toBe(200)
  })
})

describe('storage that lies about what it holds', () => {
  const lies = [{ bytes: 1 }, { duration: 9_999 }, { resource_type: 'raw' }, { format: 'html' }] as const
  it.each(lies)('%o [R79]', async (lie) => {
    await media.restart({ lies: lie })
    const { ticket, post: good } = await uploaded(clip)
    await media.restart({ lies: lie })
    await expect(post(good)).rejects.toMatchObject({ code: 'upload_rejected' })
    expect(await db().video.count({ where: { uploadId: ticket.uploadId } })).toBe(0)
    await media.restart()
  })
})
