import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ReceivedFile } from '../http/receive-file'

/** One pass, because the md5 of the whole can only be taken in order. */
export async function joinParts(
  paths: readonly string[],
  filename: string,
  tempDir: string,
): Promise<ReceivedFile> {
  const path = join(tempDir, randomBytes(16).toString('hex'))
  const hash = createHash('md5')
  let sizeBytes = 0
  async function* everything(): AsyncGenerator<Buffer> {
    for (const part of paths) {
      for await (const chunk of createReadStream(part) as AsyncIterable<Buffer>) {
        sizeBytes += chunk.length
        hash.update(chunk)
        yield chunk
      }
    }
  }
  await pipeline(everything, createWriteStream(path, { flags: 'wx', flush: true }))
  return { path, filename, sizeBytes, isTooLarge: false, md5: hash.digest('hex') }
}
