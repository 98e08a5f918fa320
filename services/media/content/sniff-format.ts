type VideoFormat = 'mp4' | 'mov' | 'webm' | 'mkv'
export type ImageFormat = 'jpg' | 'png' | 'webp' | 'gif'
export type Sniffed = { kind: 'video'; format: VideoFormat } | { kind: 'image'; format: ImageFormat } | null

export const sniffedBytes = 4096

// Pictures in an ISO container (HEIC, AVIF): `ftyp` alone does not make a video.
const stillBrands = new Set(['heic', 'heix', 'heif', 'mif1', 'msf1', 'avif', 'avis'])
// QuickTime files from before `ftyp` existed begin with one of these boxes.
const oldQuickTimeBoxes = new Set(['moov', 'mdat', 'wide', 'pnot'])

function sniffIsoContainer(head: Buffer): Sniffed {
  const box = head.toString('latin1', 4, 8)
  if (oldQuickTimeBoxes.has(box)) return { kind: 'video', format: 'mov' }
  if (box !== 'ftyp') return null
  const brand = head.toString('latin1', 8, 12)
  if (stillBrands.has(brand)) return null
  return { kind: 'video', format: brand === 'qt  ' ? 'mov' : 'mp4' }
}

function sniffMatroska(head: Buffer): Sniffed {
  if (head.readUInt32BE(0) !== 0x1a45dfa3) return null
  // The DocType is the text after element id 0x4282 and its one-byte length.
  const at = head.indexOf(Buffer.from([0x42, 0x82]))
  if (at < 0) return null
  const docType = head.toString('latin1', at + 3, at + 11)
  if (docType.startsWith('webm')) return { kind: 'video', format: 'webm' }
  return docType.startsWith('matroska') ? { kind: 'video', format: 'mkv' } : null
}

function sniffImage(head: Buffer): Sniffed {
  if (head.readUIntBE(0, 3) === 0xffd8ff) return { kind: 'image', format: 'jpg' }
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')))
    return { kind: 'image', format: 'png' }
  const tag = head.toString('latin1', 0, 6)
  if (tag === 'GIF87a' || tag === 'GIF89a') return { kind: 'image', format: 'gif' }
  const isWebp = tag.startsWith('RIFF') && head.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? { kind: 'image', format: 'webp' } : null
}

/** By the first bytes alone: a name or a Content-Type is whatever the sender likes to call it. */
export function sniffFormat(head: Buffer): Sniffed {
  if (head.length < 12) return null
  return sniffImage(head) ?? sniffMatroska(head) ?? sniffIsoContainer(head)
}
