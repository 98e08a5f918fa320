import 'server-only'

type Container = 'video/mp4' | 'video/quicktime' | 'video/webm'
export type ContainerCheck = { mime: Container | null; complete: boolean }
export type ReadRange = (fromByte: number, toByte: number) => Promise<Uint8Array>

/**
 * Enough for the brand of an MP4 and the box behind it, or the Segment header of a WebM. A read of a few bytes costs
 * half a kilobyte of headers, so what was read is looked at before anything is read again.
 */
const windowBytes = 64
const boxHeaderBytes = 16
/** A fragmented file has a box a fragment: stop counting, its duration comes from what is really there. */
const maxBoxes = 6

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

/** Size and type of the ISO base media box that starts at `bytes` (ISO/IEC 14496-12, 4.2). Size 0: to the end. */
function readBox(bytes: Uint8Array): { sizeBytes: number; type: string } | null {
  if (bytes.byteLength < 8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const short = view.getUint32(0)
  if (short !== 1) return { sizeBytes: short, type: ascii(bytes, 4, 8) }
  return bytes.byteLength < 16 ? null : { sizeBytes: Number(view.getBigUint64(8)), type: ascii(bytes, 4, 8) }
}

async function isTiled(first: Uint8Array, totalBytes: number, readRange: ReadRange): Promise<boolean> {
  let [offset, windowStart, window, header] = [0, 0, first, first]
  for (let count = 0; count < maxBoxes; count++) {
    const box = readBox(header)
    if (!box || (box.sizeBytes !== 0 && box.sizeBytes < 8)) return false
    if (box.sizeBytes === 0) return true
    offset += box.sizeBytes
    if (offset >= totalBytes) return offset === totalBytes
    if (offset + boxHeaderBytes > windowStart + window.byteLength) {
      windowStart = offset
      window = await readRange(offset, Math.min(offset + windowBytes, totalBytes) - 1)
    }
    header = window.subarray(offset - windowStart)
  }
  return true
}

/** The declared end of a Matroska Segment (RFC 9559), or null where the muxer left it open. */
function segmentEnd(head: Uint8Array): number | null {
  const id = [0x18, 0x53, 0x80, 0x67]
  const at = head.findIndex((_, index) => id.every((byte, offset) => head[index + offset] === byte))
  const first = head[at + 4]
  if (at < 0 || first === undefined || first === 0) return null
  const widthBytes = Math.clz32(first) - 23
  const body = [first & (0xff >> widthBytes), ...head.subarray(at + 5, at + 4 + widthBytes)]
  if (body.every((byte, index) => byte === (index === 0 ? 0xff >> widthBytes : 0xff))) return null
  return at + 4 + widthBytes + body.reduce((value, byte) => value * 256 + byte, 0)
}

/**
 * What the first bytes really are, and whether the file ends where its own headers say it does. A truncated MP4
 * still reports its full duration to every prober, since that stands in the header; its boxes no longer tile
 * the file. Reads a few small ranges only: the app stays out of the way of the video.
 *
 * @param totalBytes size of the stored object
 */
export async function checkContainer(totalBytes: number, readRange: ReadRange): Promise<ContainerCheck> {
  const head = await readRange(0, Math.min(windowBytes, totalBytes) - 1)
  if (ascii(head, 4, 8) === 'ftyp') {
    const mime = ascii(head, 8, 12) === 'qt  ' ? 'video/quicktime' : 'video/mp4'
    return { mime, complete: await isTiled(head, totalBytes, readRange) }
  }
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) {
    const end = segmentEnd(head)
    return { mime: 'video/webm', complete: end === null || end <= totalBytes }
  }
  return { mime: null, complete: false }
}
