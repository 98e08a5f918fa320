/**
 * How to send the bytes, in words every provider shares: the browser carries no provider's SDK.
 * `form` is a multipart POST with `fields` first and the file last, whole or in `chunk`s.
 */
export type UploadRecipe = {
  kind: 'form'
  url: string
  fields: [string, string][]
  fileField: string
  ok: number[]
  /** Where the answer says the URL is, and the few of its fields that the server wants to see: not the kilobytes around. */
  answer: { urlField: string; receiptFields: string[] }
  chunk: { idHeader: string; rangeHeader: string; minBytes: number; bytes: number }
}

/** Where a player finds the clip: sources best first, each a whole file or an adaptive playlist. */
export type Playback = {
  sources: { src: string; type: string; kind: 'file' | 'hls' }[]
  poster: string | null
}
