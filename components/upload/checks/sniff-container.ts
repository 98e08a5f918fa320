import type { VideoMime } from '@/lib/videos/schema'

/** How much of the file the check needs. */
export const headBytes = 4_096

const ebmlMagic = [0x1a, 0x45, 0xdf, 0xa3]
/** EBML element "DocType" (RFC 8794, 11.2.3). */
const docTypeId = [0x42, 0x82]

/** `ftyp` is also how photos (HEIC, AVIF) and songs (M4A) of the same family begin. */
const otherBrands = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif|avis|crx |M4A |M4B |M4P )$/

function textAt(head: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...head.subarray(from, from + length))
}

function matchesAt(head: Uint8Array, from: number, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[from + index] === byte)
}

/** `webm` and `matroska` share their first bytes and differ in the DocType that follows. */
function isWebm(head: Uint8Array): boolean {
  for (let at = ebmlMagic.length; at < Math.min(head.length, 64); at += 1) {
    if (!matchesAt(head, at, docTypeId)) continue
    // The size is a one-byte EBML number for any sane DocType: marker bit 0x80 and the length.
    const length = (head[at + 2] ?? 0) & 0x7f
    return textAt(head, at + 3, length).replaceAll('\0', '') === 'webm'
  }
  return false
}

/** The real container, whatever the file calls itself: names and declared types are only labels. */
export function sniffContainer(head: Uint8Array): VideoMime | null {
  if (matchesAt(head, 0, ebmlMagic)) return isWebm(head) ? 'video/webm' : null
  const brand = textAt(head, 8, 4)
  if (textAt(head, 4, 4) !== 'ftyp' || otherBrands.test(brand)) return null
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4'
}
