const contentTypes = new Map([
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
  ['mkv', 'video/x-matroska'],
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['m3u8', 'application/vnd.apple.mpegurl'],
  ['m4s', 'video/iso.segment'],
])

/** From what the bytes were found to be. Raw files were never looked at, so they are never more than bytes. */
export function contentTypeOf(format: string | null): string {
  return contentTypes.get(format ?? '') ?? 'application/octet-stream'
}
