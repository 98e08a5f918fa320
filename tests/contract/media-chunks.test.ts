import { randomUUID } from 'node:crypto'
import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ChunkSessions } from '../../services/media/upload/chunk-sessions'
import {
  account,
  lookUp,
  makeVideoOfSize,
  md5,
  nowSeconds,
  sign,
  startTestServer,
  type TestServer,
  upload,
} from './media-harness'

const mib = 1024 * 1024
const partBytes = 5 * mib + 1
const totalBytes = 3 * partBytes + 1000
let server: TestServer
let video: Uint8Array

beforeAll(async () => {
  server = await startTestServer({ maxBytes: 20 * mib })
  video = await makeVideoOfSize(totalBytes)
})
afterAll(() => server.destroy())

type Total = number | '*' | '-1'

interface Sent {
  id: string
  index: number
  total?: Total
  fields?: Record<string, string>
  signature?: string
  size?: number
  type?: string
}

function sendPart({ id, index, total = totalBytes, fields = {}, signature, size = partBytes, type }: Sent) {
  const file = video.subarray(index * size, (index + 1) * size)
  const range = `bytes ${index * size}-${index * size + file.length - 1}/${total}`
  return upload(server, {
    file,
    fields: { public_id: `chunked/${id}`, ...fields },
    headers: { 'X-Unique-Upload-Id': id, 'Content-Range': range },
    ...(signature === undefined ? {} : { signature }),
    ...(type === undefined ? {} : { type }),
  })
}

describe('parts of one file', () => {
  it.each<[Total]>([[totalBytes], ['*'], ['-1']])(
    'are joined when the total is given as %s',
    async (total) => {
      const id = randomUUID()
      for (const index of [0, 1, 2]) {
        const { status, body } = await sendPart({ id, index, total })
        expect(status).toBe(200)
        expect(body).toMatchObject({
          done: false,
          bytes: (index + 1) * partBytes,
          public_id: `chunked/${id}`,
          resource_type: 'video',
          kind: 'upload',
        })
      }
      const last = await sendPart({ id, index: 3 })
      expect(last.body).toMatchObject({
        done: true,
        bytes: totalBytes,
        etag: md5(video),
        format: 'mp4',
        duration: 2,
      })
    },
  )

  it('may arrive in any order between the first and the last, and more than once', async () => {
    const id = randomUUID()
    await sendPart({ id, index: 0 })
    const middle = await Promise.all([2, 1, 2, 0].map((index) => sendPart({ id, index })))
    expect(middle.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
    expect(Math.max(...middle.map((answer) => Number(answer.body.bytes)))).toBe(3 * partBytes)
    const last = await sendPart({ id, index: 3 })
    expect(last.body).toMatchObject({ etag: md5(video) })
    const repeat = await sendPart({ id, index: 3 })
    expect(repeat.body).toMatchObject({
      etag: md5(video),
      version: last.body.version,
      asset_id: last.body.asset_id,
    })
    expect(await server.leftovers()).toEqual([])
  })

  it('get a random name once, where none is given', async () => {
    const id = randomUUID()
    const fields = { public_id: '' }
    const first = await sendPart({ id, index: 0, fields })
    await sendPart({ id, index: 1, fields })
    await sendPart({ id, index: 2, fields })
    const last = await sendPart({ id, index: 3, fields })
    expect(last.body.public_id).toBe(first.body.public_id)
  })

  it('may each be signed at another time', async () => {
    const id = randomUUID()
    for (const index of [0, 1, 2]) {
      const fields = { timestamp: String(nowSeconds() - 100 * index) }
      expect((await sendPart({ id, index, fields })).status).toBe(200)
    }
  })

  it('show the existing asset when it must not be overwritten', async () => {
    const id = randomUUID()
    const fields = { public_id: `chunked/${id}`, overwrite: 'false' }
    const first = await upload(server, { fields })
    for (const index of [0, 1, 2]) await sendPart({ id, index, fields })
    expect((await sendPart({ id, index: 3, fields })).body).toMatchObject({
      existing: true,
      etag: first.body.etag,
    })
  })
})

describe('refuses', () => {
  it('a small part that is not the last', async () => {
    for (const size of [1000, 5 * mib]) {
      const answer = await sendPart({ id: randomUUID(), index: 0, size })
      expect(answer).toMatchObject({
        status: 400,
        error: 'All parts except EOF-chunk must be larger than 5mb',
      })
    }
  })

  it('any part before the first', async () => {
    const id = randomUUID()
    for (const index of [1, 3]) expect((await sendPart({ id, index })).status).toBe(400)
  })

  it('the last part before the others, which can then still come', async () => {
    const id = randomUUID()
    await sendPart({ id, index: 0 })
    await sendPart({ id, index: 2 })
    expect((await sendPart({ id, index: 3 })).status).toBe(400)
    await sendPart({ id, index: 1 })
    expect((await sendPart({ id, index: 3 })).body).toMatchObject({ etag: md5(video) })
  })

  it('a last part that ends before one already sent', async () => {
    const id = randomUUID()
    for (const index of [0, 2]) await sendPart({ id, index, total: '*' })
    expect((await sendPart({ id, index: 1, total: 2 * partBytes })).status).toBe(400)
  })

  it('other parameters for a later part', async () => {
    const id = randomUUID()
    await sendPart({ id, index: 0 })
    for (const fields of [{ public_id: 'chunked/other' }, { overwrite: 'false' }, { folder: 'x' }]) {
      expect((await sendPart({ id, index: 1, fields })).status).toBe(400)
    }
  })

  it('a bad or stale signature on any part', async () => {
    const id = randomUUID()
    await sendPart({ id, index: 0 })
    expect((await sendPart({ id, index: 1, signature: 'f'.repeat(40) })).status).toBe(401)
    const old = { timestamp: String(nowSeconds() - 3700) }
    expect((await sendPart({ id, index: 1, fields: old })).error).toMatch(/^Stale request/)
    const signedElse = sign({ timestamp: String(nowSeconds()), public_id: 'x' })
    expect((await sendPart({ id, index: 1, signature: signedElse })).status).toBe(401)
  })

  it('overlaps, another total, a wrong size and a broken range', async () => {
    const id = randomUUID()
    await sendPart({ id, index: 0 })
    expect((await sendPart({ id, index: 0, size: partBytes + 5 })).status).toBe(400)
    expect((await sendPart({ id, index: 1, total: totalBytes + 1 })).status).toBe(400)
    const fields = { public_id: `chunked/${id}` }
    for (const range of [
      'bytes 0-9/100',
      'bytes 5-4/100',
      'bytes 0-100/100',
      'kilobytes 0-1/2',
      'bytes */5',
    ]) {
      const headers = { 'X-Unique-Upload-Id': id, 'Content-Range': range }
      expect((await upload(server, { fields, headers })).status).toBe(400)
    }
    const noId = { 'Content-Range': `bytes 0-${partBytes - 1}/*` }
    expect((await upload(server, { file: video.subarray(0, partBytes), headers: noId })).status).toBe(400)
  })

  it('a file that would become too large, at its first part', async () => {
    const answer = await sendPart({ id: randomUUID(), index: 0, total: 30 * mib })
    expect(answer.error).toBe(`File size too large. Got ${30 * mib}. Maximum is ${20 * mib}.`)
  })

  it('the joined file when its content is refused, and forgets the session', async () => {
    const id = randomUUID()
    const fields = { allowed_formats: 'webm' }
    for (const index of [0, 1, 2]) await sendPart({ id, index, fields })
    expect((await sendPart({ id, index: 3, fields })).error).toBe('Video file format mp4 not allowed')
    expect((await sendPart({ id, index: 3, fields })).error).toMatch(/first part/)
    expect((await lookUp(server, 'video', `chunked/${id}`)).status).toBe(404)
  })

  it('parts under another type than the first', async () => {
    const id = randomUUID()
    await sendPart({ id, index: 0 })
    expect((await sendPart({ id, index: 1, type: 'auto' })).status).toBe(400)
  })
})

describe('a session', () => {
  it('survives a restart of the server, and its leftovers do not', async () => {
    const id = randomUUID()
    const { dataDir } = server
    await sendPart({ id, index: 0 })
    await sendPart({ id, index: 1 })
    await server.close()
    server = await startTestServer({ maxBytes: 20 * mib, dataDir })
    await sendPart({ id, index: 2 })
    expect((await sendPart({ id, index: 3 })).body).toMatchObject({ etag: md5(video) })
  })

  it('is swept when nobody has touched it for a day', async () => {
    const id = randomUUID()
    await sendPart({ id, index: 0 })
    const sessions = new ChunkSessions(server.dataDir)
    const folder = join(server.dataDir, 'chunks', sessions.keyOf(id, 'video'))
    await sessions.sweep(Date.now())
    expect(await readdir(folder)).toContain('session.json')
    const dayAgo = new Date(Date.now() - 25 * 60 * 60 * 1000)
    await utimes(join(folder, 'session.json'), dayAgo, dayAgo)
    await sessions.sweep(Date.now())
    await expect(readdir(folder)).rejects.toThrow('ENOENT')
  })

  it('means nothing once its asset was deleted', async () => {
    const id = randomUUID()
    for (const index of [0, 1, 2, 3]) await sendPart({ id, index })
    const fields = { public_id: `chunked/${id}`, timestamp: String(nowSeconds()) }
    const form = new URLSearchParams({ ...fields, api_key: account.apiKey, signature: sign(fields) })
    await fetch(`${server.origin}/v1_1/${account.cloudName}/video/destroy`, { method: 'POST', body: form })
    expect((await sendPart({ id, index: 3 })).error).toMatch(/first part/)
    expect((await sendPart({ id, index: 0 })).body).toMatchObject({ done: false, bytes: partBytes })
  })
})
