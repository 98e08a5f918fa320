import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UploadApiResponse, v2 } from 'cloudinary'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  account,
  basicAuth,
  makePng,
  makeVideo,
  makeVideoOfSize,
  md5,
  nowSeconds,
  readAnswer,
  sign,
  startTestServer,
  type TestServer,
} from './media-harness'

let server: TestServer
let sdk: typeof v2
let folder: string
let clip: string

beforeAll(async () => {
  server = await startTestServer()
  // The SDK chooses between http and https while it is being loaded.
  const { apiKey, apiSecret, cloudName } = account
  process.env.CLOUDINARY_URL = `cloudinary://${apiKey}:${apiSecret}@${cloudName}?upload_prefix=${server.origin}`
  sdk = (await import('cloudinary')).v2
  folder = await mkdtemp(join(tmpdir(), 'morsel-sdk-'))
  clip = join(folder, 'dinner.mp4')
  await writeFile(clip, await makeVideo(2))
})
afterAll(async () => {
  await server.destroy()
  await rm(folder, { recursive: true, force: true })
})

const video = { resource_type: 'video' as const }
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => ({ http_code: 200, message: '' }),
    (error: { http_code: number; message: string }) => error,
  )

describe('the unmodified SDK', () => {
  it('uploads, and believes the signature of the answer', async () => {
    const answer = await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/one', tags: ['a', 'b'] })
    expect(answer).toMatchObject({
      public_id: 'sdk/one',
      resource_type: 'video',
      duration: 2,
      tags: ['a', 'b'],
    })
    const { verify_api_response_signature: verify } = sdk.utils as unknown as {
      verify_api_response_signature(id: string, version: number, signature: string): boolean
    }
    expect(verify(answer.public_id, answer.version, answer.signature)).toBe(true)
    expect(verify('sdk/two', answer.version, answer.signature)).toBe(false)
  })

  it('signs with SHA-256 and with values that hold an ampersand', async () => {
    const context = { caption: 'salt & pepper | a=b', ticket: '7' }
    const options = { ...video, public_id: 'sdk/context', context, signature_algorithm: 'sha256' }
    const answer = await sdk.uploader.upload(clip, options)
    expect(answer.context).toEqual({ custom: context })
  })

  it('uploads from a stream', async () => {
    const bytes = await makeVideo(1)
    const answer = await new Promise<UploadApiResponse>((resolve, reject) => {
      const stream = sdk.uploader.upload_stream({ ...video, public_id: 'sdk/stream' }, (error, result) =>
        result === undefined ? reject(error) : resolve(result),
      )
      stream.end(Buffer.from(bytes))
    })
    expect(answer).toMatchObject({ public_id: 'sdk/stream', etag: md5(bytes) })
  })

  it('uploads in chunks of unknown total', async () => {
    const bytes = await makeVideoOfSize(13_000_000)
    const path = join(folder, 'large.mp4')
    await writeFile(path, bytes)
    const options = { ...video, public_id: 'sdk/large', chunk_size: 6_000_000 }
    const answer = await new Promise<UploadApiResponse>((resolve, reject) => {
      sdk.uploader.upload_large(path, options, (error, result) =>
        result === undefined ? reject(error) : resolve(result),
      )
    })
    expect(answer).toMatchObject({
      public_id: 'sdk/large',
      bytes: bytes.length,
      etag: md5(bytes),
      done: true,
    })
    const small = { ...video, chunk_size: 5_000_000 }
    const failed = await new Promise<unknown>((resolve) => {
      sdk.uploader.upload_large(path, small, (error) => resolve(error))
    })
    expect(failed).toMatchObject({
      message: 'All parts except EOF-chunk must be larger than 5mb',
      http_code: 400,
    })
  })

  it('is told about existing assets and refused formats', async () => {
    const first = await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/kept' })
    const again = await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/kept', overwrite: false })
    expect(again).toMatchObject({ existing: true, version: first.version })
    const refused = await refusal(sdk.uploader.upload(clip, { ...video, allowed_formats: ['webm'] }))
    expect(refused).toMatchObject({ http_code: 400, message: 'Video file format mp4 not allowed' })
  })

  it('names eager variants, and says which could not be made', async () => {
    const eager = [
      { streaming_profile: 'auto', format: 'm3u8' },
      { format: 'mp4', quality: 'auto' },
    ]
    const answer = await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/eager', eager })
    const base = `${server.origin}/${account.cloudName}/video/upload`
    expect(answer.eager).toMatchObject([
      {
        transformation: 'sp_auto/m3u8',
        url: `${base}/sp_auto/v${answer.version}/sdk/eager.m3u8`,
        status: 'failed',
      },
      { transformation: 'q_auto/mp4', format: 'mp4', bytes: answer.bytes },
    ])
    const later = await sdk.uploader.upload(clip, { ...video, eager, eager_async: true })
    expect(later.eager).toMatchObject([{ status: 'processing' }, { status: 'processing' }])
  })

  it('changes labels through explicit', async () => {
    await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/labels', tags: 'old' })
    const options = { ...video, type: 'upload', tags: 'new' }
    expect((await sdk.uploader.explicit('sdk/labels', options)).tags).toEqual(['new'])
    expect(await refusal(sdk.uploader.explicit('sdk/none', options))).toMatchObject({ http_code: 404 })
  })

  it('orders variants of what is there through explicit, in words of its own', async () => {
    const { version } = await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/later' })
    const eager = [{ raw_transformation: 'c_limit,h_1920,w_1920/ac_aac,q_auto,vc_h264', format: 'mp4' }]
    const answer = await sdk.uploader.explicit('sdk/later', {
      ...video,
      type: 'upload',
      eager,
      eager_async: true,
    })
    const base = `${server.origin}/${account.cloudName}/video/upload`
    expect(answer.eager).toMatchObject([
      {
        status: 'processing',
        secure_url: `${base}/c_limit,h_1920,w_1920/ac_aac,q_auto,vc_h264/v${version}/sdk/later.mp4`,
      },
    ])
  })

  it('looks an asset up', async () => {
    const context = { ticket: 'T1' }
    const uploaded = await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/a b/ü', context })
    const found = await sdk.api.resource('sdk/a b/ü', { ...video, media_metadata: true })
    const { asset_id, version, bytes, etag, format, secure_url } = uploaded
    expect(found).toMatchObject({
      asset_id,
      version,
      bytes,
      etag,
      format,
      secure_url,
      context: { custom: context },
    })
    expect(found).toMatchObject({ duration: 2, width: 270, height: 480 })
    expect(await sdk.api.resource('sdk/a b/ü', video)).not.toHaveProperty('duration')
    const missing = await sdk.api.resource('sdk/a b/ü', { resource_type: 'image' }).catch((error) => error)
    expect(missing.error).toMatchObject({ http_code: 404, message: 'Resource not found - sdk/a b/ü' })
  })

  it('pings, lists page by page and deletes', async () => {
    expect(await sdk.api.ping()).toMatchObject({ status: 'ok' })
    const png = join(folder, 'cover.png')
    await writeFile(png, makePng(9, 16))
    for (const name of ['a', 'b', 'c']) await sdk.uploader.upload(png, { public_id: `list/${name}` })
    const query = { type: 'upload', prefix: 'list/', max_results: 2 }
    const page = await sdk.api.resources(query)
    expect(page.resources.map((one: { public_id: string }) => one.public_id)).toEqual(['list/a', 'list/b'])
    const rest = await sdk.api.resources({ ...query, next_cursor: page.next_cursor })
    expect(rest).toMatchObject({ resources: [{ public_id: 'list/c', width: 9, height: 16 }] })
    expect(rest).not.toHaveProperty('next_cursor')
    const { deleted } = await sdk.api.delete_resources(['list/a', 'list/x'])
    expect(deleted).toEqual({ 'list/a': 'deleted', 'list/x': 'not_found' })
    await sdk.api.delete_resources_by_prefix('list/')
    expect((await sdk.api.resources(query)).resources).toEqual([])
  })

  it('destroys, once', async () => {
    await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/gone' })
    expect(await sdk.uploader.destroy('sdk/gone')).toEqual({ result: 'not found' })
    expect(await sdk.uploader.destroy('sdk/gone', { ...video, invalidate: true })).toEqual({ result: 'ok' })
    expect(await sdk.uploader.destroy('sdk/gone', video)).toEqual({ result: 'not found' })
  })

  it('builds delivery addresses that lead to the bytes', async () => {
    await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/u/1' })
    const options = { ...video, secure: false, cname: `localhost:${server.port}`, analytics: true }
    for (const transformation of [{}, { fetch_format: 'auto', quality: 'auto', video_codec: 'auto' }]) {
      const url = sdk.url('sdk/u/1.mp4', { ...options, ...transformation })
      const response = await fetch(`${url}?_a=BAMAAAA`)
      expect([response.status, md5(new Uint8Array(await response.arrayBuffer()))]).toEqual([
        200,
        md5(await readFile(clip)),
      ])
    }
  })
})

describe('admin and destroy refuse', () => {
  it('wrong and missing credentials', async () => {
    const url = `${server.origin}/v1_1/${account.cloudName}/resources/video/upload/sdk%2Fone`
    for (const headers of [
      {},
      basicAuth('wrong'),
      basicAuth(account.apiSecret, 'other'),
      { Authorization: 'Basic !' },
    ]) {
      expect((await fetch(url, { headers })).status).toBe(401)
    }
    const elsewhere = url.replace(account.cloudName, 'other-cloud')
    expect((await fetch(elsewhere, { headers: basicAuth() })).status).toBe(401)
  })

  it('an upload ticket replayed as a permission to delete', async () => {
    await sdk.uploader.upload(clip, { ...video, public_id: 'sdk/replay' })
    const fields = { public_id: 'sdk/replay', timestamp: String(nowSeconds()), overwrite: 'false' }
    const post = (sent: Record<string, string>, signature: string) =>
      fetch(`${server.origin}/v1_1/${account.cloudName}/video/destroy`, {
        method: 'POST',
        body: new URLSearchParams({ ...sent, api_key: account.apiKey, signature }),
      }).then(readAnswer)
    expect((await post(fields, sign(fields))).status).toBe(400)
    expect((await post(fields, sign(fields, { secret: 'other' }))).status).toBe(401)
    expect(await sdk.api.resource('sdk/replay', video)).toMatchObject({ public_id: 'sdk/replay' })
  })
})
