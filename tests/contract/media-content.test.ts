import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  account,
  lookUp,
  makePng,
  makeVideo,
  makeVideoOfSize,
  makeWebm,
  md5,
  startTestServer,
  type TestServer,
  tinyGif,
  upload,
} from './media-harness'

const html = Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(600, ' '))
const maxBytes = 2 * 1024 * 1024
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ maxBytes })
})
afterAll(() => server.destroy())

describe('the answer', () => {
  it('describes a video from its bytes', async () => {
    const file = await makeVideo(3)
    const { status, body } = await upload(server, { file, fields: { public_id: 'v/1/a', tags: 'x, y' } })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      public_id: 'v/1/a',
      resource_type: 'video',
      type: 'upload',
      format: 'mp4',
      width: 270,
      height: 480,
      rotation: 0,
      is_audio: false,
      duration: 3,
      frame_rate: 10,
      nb_frames: 30,
      bytes: file.length,
      etag: md5(file),
      tags: ['x', 'y'],
      original_filename: 'clip',
      placeholder: false,
      audio: {},
      pages: 0,
    })
    expect(body.secure_url).toBe(
      `${server.origin}/${account.cloudName}/video/upload/v${body.version}/v/1/a.mp4`,
    )
    expect(body.playback_url).toContain(`/video/upload/sp_auto/v${body.version}/v/1/a.m3u8`)
    expect(body).toHaveProperty('asset_id')
    expect(body).not.toHaveProperty('existing')
  })

  it('tells webm by content, whatever it is called', async () => {
    expect((await upload(server, { file: await makeWebm(), filename: 'x.mp4' })).body.format).toBe('webm')
  })

  it.each([
    ['png', makePng(40, 50), 40, 50],
    ['gif', tinyGif, 3, 1],
  ])('measures a %s', async (format, file, width, height) => {
    const { body } = await upload(server, { file, type: 'image', filename: 'x' })
    expect(body).toMatchObject({ resource_type: 'image', format, width, height })
  })

  it('decides by content under /auto', async () => {
    expect((await upload(server, { type: 'auto' })).body.resource_type).toBe('video')
    expect((await upload(server, { type: 'auto', file: tinyGif })).body.resource_type).toBe('image')
    expect((await upload(server, { type: 'auto', file: html })).body.resource_type).toBe('raw')
  })

  it('does not mind which part comes first', async () => {
    expect((await upload(server, { fileFirst: true, fields: { public_id: 'file-first' } })).status).toBe(200)
  })
})

describe('names', () => {
  it('are random, from the file, or given', async () => {
    const names = [await upload(server, {}), await upload(server, {})].map((answer) => answer.body.public_id)
    expect(new Set(names).size).toBe(2)
    const fields = { use_filename: 'true', unique_filename: 'false', folder: 'menu' }
    expect((await upload(server, { fields, filename: 'My pie.mp4' })).body.public_id).toBe('menu/My_pie')
    const unique = await upload(server, { fields: { use_filename: 'true' }, filename: 'pie.mp4' })
    expect(unique.body.public_id).toMatch(/^pie_[0-9a-f]{6}$/)
  })

  it.each(['../x', 'a//b', '/a', 'a/', 'a?b', 'a%2fb', 'a\\b', 'a\u0000b', '.', ' a', 'x'.repeat(256)])(
    'refuses %j',
    async (publicId) => {
      expect((await upload(server, { fields: { public_id: publicId } })).status).toBe(400)
    },
  )
})

describe('refuses', () => {
  it('html called mp4, and a picture sent as a video', async () => {
    for (const file of [html, tinyGif, (await makeVideo()).subarray(0, 300), Buffer.from('x')]) {
      expect(await upload(server, { file })).toMatchObject({
        status: 400,
        error: 'Unsupported video format or file',
      })
    }
  })

  it('anything but an image at /image', async () => {
    for (const file of [html, await makeVideo(), makePng(0, 5), tinyGif.subarray(0, 5)]) {
      expect(await upload(server, { file, type: 'image' })).toMatchObject({
        status: 400,
        error: 'Invalid image file',
      })
    }
  })

  it('formats outside allowed_formats, by content', async () => {
    const fields = { allowed_formats: 'mp4,mov' }
    const answer = await upload(server, { fields, file: await makeWebm(), filename: 'x.mp4' })
    expect(answer).toMatchObject({ status: 400, error: 'Video file format webm not allowed' })
    expect((await upload(server, { fields })).status).toBe(200)
    const cover = { fields: { allowed_formats: 'jpeg,webp' }, file: tinyGif, type: 'image' }
    expect((await upload(server, cover)).error).toBe('Image file format gif not allowed')
  })

  it('a file above the limit, with its size, and keeps nothing of it', async () => {
    const file = await makeVideoOfSize(maxBytes + 1)
    const answer = await upload(server, { file, fields: { public_id: 'large' } })
    expect(answer).toMatchObject({
      status: 400,
      error: `File size too large. Got ${maxBytes + 1}. Maximum is ${maxBytes}.`,
    })
    expect((await lookUp(server, 'video', 'large')).status).toBe(404)
    expect((await upload(server, { file: await makeVideoOfSize(maxBytes) })).status).toBe(200)
  })

  it('remote URLs, empty files, no file and two files', async () => {
    const remote = { file: null, extra: [['file', 'http://127.0.0.1:1/x.mp4']] as [string, string][] }
    expect((await upload(server, remote)).error).toMatch(/remote URLs are not fetched/)
    expect((await upload(server, { file: null })).error).toBe('Missing required parameter - file')
    expect((await upload(server, { file: Buffer.alloc(0) })).status).toBe(400)
    const both = { extra: [['file', 'http://127.0.0.1:1/x.mp4']] as [string, string][] }
    expect((await upload(server, both)).status).toBe(400)
  })

  it('other delivery types, webhooks beyond this machine and unknown eager transformations', async () => {
    for (const fields of [
      { type: 'private' },
      { notification_url: 'http://169.254.169.254/latest' },
      { notification_url: 'file:///etc/passwd' },
      { eager: 'drop_table/m3u8' },
    ]) {
      expect((await upload(server, { fields })).status).toBe(400)
    }
  })

  it('bodies that are no forms', async () => {
    const url = `${server.origin}/v1_1/${account.cloudName}/video/upload`
    const json = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }
    expect((await fetch(url, json)).status).toBe(400)
    const broken = {
      method: 'POST',
      body: '--x\r\nbad',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    }
    expect((await fetch(url, broken)).status).toBe(400)
  })
})

describe('a small data URI', () => {
  it('is taken as a file', async () => {
    const uri = `data:image/gif;base64,${tinyGif.toString('base64')}`
    const answer = await upload(server, { file: null, type: 'image', extra: [['file', uri]] })
    expect(answer.body).toMatchObject({ bytes: tinyGif.length, format: 'gif' })
  })
})

describe('a video ticket posted elsewhere', () => {
  const fields = { public_id: 'v/1/ticket', allowed_formats: 'mp4,mov,webm', overwrite: 'false' }

  it('becomes a raw file at /raw, where the formats are only the extension', async () => {
    const named = await upload(server, { fields, file: html, type: 'raw', filename: 'x.mp4' })
    expect(named.body).toMatchObject({ resource_type: 'raw', public_id: 'v/1/ticket', bytes: html.length })
    expect(named.body).not.toHaveProperty('format')
    const honest = { ...fields, public_id: 'v/1/other' }
    expect(
      (await upload(server, { fields: honest, file: html, type: 'raw', filename: 'x.html' })).status,
    ).toBe(400)
    expect((await lookUp(server, 'video', 'v/1/ticket')).status).toBe(404)
  })
})

describe('overwrite', () => {
  it('replaces by default, with a higher version', async () => {
    const first = await upload(server, { fields: { public_id: 'again' } })
    const second = await upload(server, { fields: { public_id: 'again' }, file: await makeVideo(4) })
    expect(Number(second.body.version)).toBeGreaterThan(Number(first.body.version))
    expect((await lookUp(server, 'video', 'again')).body).toMatchObject({ duration: 4 })
  })

  it('keeps the first of many at once when false, and shows it to all', async () => {
    const fields = { public_id: 'once', overwrite: 'false' }
    const files = await Promise.all([1, 2, 3, 4, 5, 6].map((seconds) => makeVideo(seconds)))
    const answers = await Promise.all(files.map((file) => upload(server, { fields, file })))
    expect(answers.map((answer) => answer.status)).toEqual(files.map(() => 200))
    expect(answers.filter((answer) => answer.body.existing !== true)).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer.body.etag)).size).toBe(1)
    expect(await server.leftovers()).toEqual([])
  })
})

describe('a client that goes away', () => {
  it('leaves no temporary file', async () => {
    const socket = connect(server.port, '127.0.0.1')
    const head = `POST /v1_1/${account.cloudName}/video/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n`
    const part = 'Content-Disposition: form-data; name="file"; filename="x.mp4"\r\n\r\n'
    socket.write(
      `${head}Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n${part}${'x'.repeat(200_000)}`,
    )
    await expect.poll(() => server.leftovers(), { timeout: 5_000 }).toHaveLength(1)
    socket.destroy()
    await expect.poll(() => server.leftovers(), { timeout: 5_000 }).toEqual([])
  })
})
