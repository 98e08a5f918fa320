import { open } from 'node:fs/promises'
import { ProtocolError } from '../http/protocol-error'
import type { MediaFacts } from './media-facts'
import { probeVideo } from './probe-video'
import { readImageSize } from './read-image-size'
import type { ResourceType } from './resource-type'
import { type Sniffed, sniffedBytes, sniffFormat } from './sniff-format'

export interface Inspection {
  resourceType: ResourceType
  /** Null for raw: Cloudinary keeps the extension of a raw file in its public id. */
  format: string | null
  facts: MediaFacts
}

async function sniffFile(
  path: string,
): Promise<{ sniffed: Sniffed; size: { width: number; height: number } | null }> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0)
    const sniffed = sniffFormat(buffer.subarray(0, bytesRead))
    return { sniffed, size: sniffed?.kind === 'image' ? await readImageSize(file, sniffed.format) : null }
  } finally {
    await file.close()
  }
}

const raw: Inspection = { resourceType: 'raw', format: null, facts: { kind: 'raw' } }

/** The path of the request says what it wants to be; the bytes decide whether it is. */
export async function inspectFile(
  path: string,
  sizeBytes: number,
  wanted: ResourceType | 'auto',
): Promise<Inspection> {
  if (wanted === 'raw') return raw
  const { sniffed, size } = await sniffFile(path)
  if (sniffed?.kind === 'image' && wanted !== 'video') {
    if (size === null) throw new ProtocolError(400, 'Invalid image file')
    return { resourceType: 'image', format: sniffed.format, facts: { kind: 'image', ...size } }
  }
  if (sniffed?.kind === 'video' && wanted !== 'image') {
    const facts = await probeVideo(path, sizeBytes)
    if (facts !== null) return { resourceType: 'video', format: sniffed.format, facts }
  }
  if (wanted === 'auto' && sniffed === null) return raw
  throw new ProtocolError(400, wanted === 'image' ? 'Invalid image file' : 'Unsupported video format or file')
}
