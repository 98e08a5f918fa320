import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface ReceivedFile {
  path: string
  filename: string
  sizeBytes: number
  /** True when the file outgrew the limit: nothing of it was kept and sizeBytes tells what was sent. */
  isTooLarge: boolean
  md5: string
}

// An oversized body is read to its end and thrown away, because a browser that is still sending would show a reset
// instead of our 400. Past this much the sender is not a browser with one large file, and the socket is cut.
const maxDiscardedBytes = 512 * 1024 * 1024

/** Bytes go to disk as they arrive, at the speed of the disk: a hundred uploads cost a hundred small buffers. */
export async function receiveFile(
  source: Readable,
  filename: string,
  limits: { tempDir: string; maxBytes: number },
): Promise<ReceivedFile> {
  const path = join(limits.tempDir, randomBytes(16).toString('hex'))
  const hash = createHash('md5')
  let sizeBytes = 0
  async function* measured(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      sizeBytes += chunk.length
      if (sizeBytes > limits.maxBytes + maxDiscardedBytes) throw new Error('body far beyond the limit')
      if (sizeBytes > limits.maxBytes) continue
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(source, measured, createWriteStream(path, { flags: 'wx', flush: true }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  const isTooLarge = sizeBytes > limits.maxBytes
  if (isTooLarge) await rm(path, { force: true })
  return { path, filename, sizeBytes, isTooLarge, md5: hash.digest('hex') }
}
