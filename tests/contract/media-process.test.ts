import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, lookUp, makeVideo, makeVideoOfSize, md5, upload } from './media-harness'

const mib = 1024 * 1024
const main = fileURLToPath(new URL('../../services/media/main.ts', import.meta.url))
let dataDir: string
let child: ChildProcess
let server: { origin: string }

async function start(environment: Record<string, string> = {}): Promise<void> {
  const env = {
    ...process.env,
    MEDIA_PORT: '0',
    MEDIA_FFMPEG: 'none',
    DATA_DIR: dataDir,
    MEDIA_CLOUD_NAME: account.cloudName,
    MEDIA_API_KEY: account.apiKey,
    MEDIA_API_SECRET: account.apiSecret,
    ...environment,
  }
  child = spawn(process.execPath, ['--import', 'tsx', main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  if (child.stdout === null) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = JSON.parse(line) as { ready: boolean; origin: string }
    expect(ready.origin).toMatch(/^http:\/\/localhost:\d+$/)
    server = { origin: ready.origin }
    return
  }
  throw new Error('it ended without a word')
}

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = (await ended) as [number | null]
  return code
}

async function peakRssBytes(): Promise<number> {
  const health = (await (await fetch(`${server.origin}/health`)).json()) as { peakRssBytes: number }
  return health.peakRssBytes
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'morsel-process-'))
  await start()
}, 30_000)
afterAll(async () => {
  if (child.exitCode === null) await stop('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

describe('the server as a process', () => {
  it('streams many uploads at once without holding them in memory', async () => {
    const file = await makeVideoOfSize(10 * mib)
    for (const name of ['w1', 'w2', 'w3']) await upload(server, { file, fields: { public_id: name } })
    const before = await peakRssBytes()
    const names = Array.from({ length: 20 }, (_, index) => `many/${index}`)
    const answers = await Promise.all(
      names.map((name) => upload(server, { file, fields: { public_id: name } })),
    )
    expect(answers.map((answer) => answer.body.etag)).toEqual(names.map(() => md5(file)))
    // Two hundred megabytes went through; buffering even half of them would show.
    expect((await peakRssBytes()) - before).toBeLessThan(80 * mib)
  }, 60_000)

  it('keeps every finished upload through a kill -9, and forgets the unfinished', async () => {
    const file = await makeVideo(3)
    const { body } = await upload(server, { file, fields: { public_id: 'survivor', context: 'ticket=7' } })
    await stop('SIGKILL')
    const media = join(dataDir, 'media')
    await writeFile(join(media, 'tmp', 'half-a-file'), 'x')
    await mkdir(join(media, 'assets', 'a'.repeat(64), 'orphan'), { recursive: true })
    await start()
    const found = await lookUp(server, 'video', 'survivor')
    const { asset_id, version, bytes, etag } = body
    expect(found.body).toMatchObject({ asset_id, version, bytes, etag, context: { custom: { ticket: '7' } } })
    const url = `${server.origin}/${account.cloudName}/video/upload/v${version}/survivor.mp4`
    expect(md5(new Uint8Array(await (await fetch(url)).arrayBuffer()))).toBe(md5(file))
    expect(await readdir(join(media, 'tmp'))).toEqual([])
    expect(await readdir(join(media, 'assets'))).not.toContain('a'.repeat(64))
  }, 30_000)

  it('listens on the loopback interface only, and ends when asked to', async () => {
    const port = Number(new URL(server.origin).port)
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address?.family === 'IPv4' && !address.internal)
    for (const address of outside) {
      await expect(fetch(`http://${address?.address}:${port}/health`)).rejects.toThrow()
    }
    expect(await stop('SIGTERM')).toBe(0)
  }, 30_000)

  it('says what is missing instead of starting half', async () => {
    await expect(start({ MEDIA_API_SECRET: '' })).rejects.toThrow('it ended without a word')
  }, 30_000)
})
