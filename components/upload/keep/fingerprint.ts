/** What a file is recognised by when it is chosen again. */
export type Fingerprint = {
  name: string
  sizeBytes: number
  lastModifiedMs: number
  type: string
  /** SHA-256 over the samples, hex. */
  sample: string
}

/** Enough for the index of an MP4 at either end; reading all of 100 MB would take a phone seconds. */
const sampleBytes = 65_536

/** Head, middle and tail, as ranges `[start, end)`; they may overlap in a small file. */
export function sampleRanges(sizeBytes: number): [startByte: number, endByte: number][] {
  const middle = Math.max(0, Math.floor((sizeBytes - sampleBytes) / 2))
  return [0, middle, Math.max(0, sizeBytes - sampleBytes)].map((startByte) => [
    startByte,
    Math.min(sizeBytes, startByte + sampleBytes),
  ])
}

/**
 * Takes the fingerprint of a file, in whatever thread.
 *
 * @throws when the file cannot be read any more
 */
export type TakeFingerprint = (file: File) => Promise<Fingerprint>

export const takeFingerprint: TakeFingerprint = async (file) => {
  const samples = new Blob(
    sampleRanges(file.size).map(([startByte, endByte]) => file.slice(startByte, endByte)),
  )
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await samples.arrayBuffer()))
  return {
    name: file.name,
    sizeBytes: file.size,
    lastModifiedMs: file.lastModified,
    type: file.type,
    sample: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  }
}

/**
 * Whether the parts sent of one file may be joined with parts of the other. Contents must agree; of name and date one
 * may differ, because phones rename what they hand out and copies have a date of their own. Both differing is a
 * re-export, which can agree at all three samples and differ in between.
 */
export function isSameFile(kept: Fingerprint, picked: Fingerprint): boolean {
  const sameContents = kept.sizeBytes === picked.sizeBytes && kept.sample === picked.sample
  return sameContents && (kept.name === picked.name || kept.lastModifiedMs === picked.lastModifiedMs)
}
