import type { Asset } from '../assets/asset'
import type { StillSpec } from '../delivery/parse-transformation'

export const stillFormats = ['jpg', 'png', 'webp'] as const
export type StillFormat = (typeof stillFormats)[number]

/** Without enlarging: a bigger picture of the same pixels costs bytes and shows nothing more. */
function scaleFilter({ width, height, crop }: StillSpec): string[] {
  if (width !== null && height !== null && crop === 'fill') {
    return ['-vf', `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height}`]
  }
  if (width === null && height === null) return []
  const w = width === null ? 'iw' : `'min(${width},iw)'`
  const h = height === null ? 'ih' : `'min(${height},ih)'`
  return ['-vf', `scale=${w}:${h}:force_original_aspect_ratio=decrease`]
}

export function startOf(asset: Asset, spec: StillSpec): number {
  if (asset.facts.kind !== 'video') return 0
  const wanted = spec.startShare === null ? spec.startSeconds : spec.startShare * asset.facts.durationSeconds
  // Past the last frame there is nothing to draw; half a second before the end there still is.
  return Math.max(0, Math.min(wanted, asset.facts.durationSeconds - 0.5))
}

export function seekArgs(asset: Asset, startSeconds: number): string[] {
  return asset.facts.kind === 'video' ? ['-ss', startSeconds.toFixed(2)] : []
}

export function stillOutputArgs(spec: StillSpec, file: string): string[] {
  const scale = scaleFilter(spec)
  return [
    '-map',
    '0:v:0',
    '-frames:v',
    '1',
    ...scale,
    '-threads',
    '1',
    '-q:v',
    '3',
    '-f',
    'image2',
    '-update',
    '1',
    file,
  ]
}
