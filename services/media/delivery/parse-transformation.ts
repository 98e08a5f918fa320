export interface StillSpec {
  startSeconds: number
  /** Overrides startSeconds; a share of the duration from 0 to 1. */
  startShare: number | null
  crop: 'limit' | 'fill'
  width: number | null
  height: number | null
}

const knownNames = new Set([
  'f',
  'q',
  'vc',
  'ac',
  'c',
  'w',
  'h',
  'g',
  'so',
  'eo',
  'du',
  'sp',
  'ar',
  'dpr',
  'fl',
  'fps',
  'br',
])
// Signed URLs carry this; nothing here is private, so there is nothing for it to protect.
const urlSignature = /^s--[A-Za-z0-9_-]{8,32}--$/
const maxSidePixels = 4096
const fillingCrops = new Set(['fill', 'lfill', 'thumb', 'crop', 'fill_pad', 'auto'])

export function isTransformation(segment: string): boolean {
  if (urlSignature.test(segment)) return true
  return segment.split(',').every((part) => {
    const underscore = part.indexOf('_')
    return underscore > 0 && underscore < part.length - 1 && knownNames.has(part.slice(0, underscore))
  })
}

/** Asks for a codec by name. Hints such as `vc_auto` leave the choice to the server, whose choice is the original. */
export function namesCodec(segments: readonly string[]): boolean {
  return segments.some((segment) => segment.split(',').includes('vc_h264'))
}

function parseSide(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,4}$/.test(text) && Number(text) > 0
    ? Math.min(Number(text), maxSidePixels)
    : null
}

/**
 * A tenth of a second is as fine as a poster needs, and keeps the number of files that a stranger can make us draw
 * small.
 */
function parseStart(text: string | undefined): Pick<StillSpec, 'startSeconds' | 'startShare'> {
  const share = /^(\d{1,3})(?:\.\d+)?p$/.exec(text ?? '')
  if (share !== null) return { startSeconds: 0, startShare: Math.min(Number(share[1]), 100) / 100 }
  const isNumber = /^\d{1,5}(\.\d+)?$/.test(text ?? '')
  return { startSeconds: isNumber ? Math.round(Number(text) * 10) / 10 : 0, startShare: null }
}

/** What decides the picture; quality and format hints do not change which bytes are served here. */
export function parseStill(segments: readonly string[]): StillSpec {
  const parts = segments.flatMap((segment) => segment.split(','))
  const values = new Map(
    parts.map((part) => [part.slice(0, part.indexOf('_')), part.slice(part.indexOf('_') + 1)] as const),
  )
  return {
    ...parseStart(values.get('so')),
    crop: fillingCrops.has(values.get('c') ?? '') ? 'fill' : 'limit',
    width: parseSide(values.get('w')),
    height: parseSide(values.get('h')),
  }
}
