/** One slice of the file: `[startByte, endByte)`. */
export type Part = { index: number; startByte: number; endByte: number }

type ChunkRule = { minBytes: number; bytes: number }

/**
 * Cuts a file for the recipe. A file of at most `bytes` goes whole; in a longer one every part but the last has
 * the same size, above the provider's minimum (Cloudinary refuses parts of 5 MB or less, storage.md 5.3).
 */
export function planParts(totalBytes: number, chunk: ChunkRule): Part[] {
  const partBytes = Math.max(chunk.bytes, chunk.minBytes + 1)
  const count = Math.max(1, Math.ceil(totalBytes / partBytes))
  return Array.from({ length: count }, (_, index) => ({
    index,
    startByte: index * partBytes,
    endByte: Math.min(totalBytes, (index + 1) * partBytes),
  }))
}

/** `bytes 0-9/25`: both ends included (RFC 9110, 14.4). */
export function contentRange(part: Part, totalBytes: number): string {
  return `bytes ${part.startByte}-${part.endByte - 1}/${totalBytes}`
}
