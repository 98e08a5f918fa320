import type { Asset } from '../assets/asset'

const demuxers = new Map([
  ['mp4', 'mov'],
  ['mov', 'mov'],
  ['webm', 'matroska'],
  ['mkv', 'matroska'],
  ['jpg', 'jpeg_pipe'],
  ['png', 'png_pipe'],
  ['webp', 'webp_pipe'],
])

/**
 * The demuxer is named and only local files may be opened: left to guess, ffmpeg would take an uploaded playlist for
 * what it is and fetch the addresses in it (SSRF, file disclosure). Null when the format cannot be drawn.
 */
export function inputArgs(asset: Asset, path: string): string[] | null {
  const demuxer = demuxers.get(asset.format ?? '')
  return demuxer === undefined
    ? null
    : ['-protocol_whitelist', 'file', '-threads', '1', '-f', demuxer, '-i', path]
}
