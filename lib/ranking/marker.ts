import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'

/**
 * Where a reader is in the ranked feed. Everything down to `floor` was shown; of what lies below it, `taken` was shown already,
 * because it came forward.
 */
export type Marker = {
  /** Whose ranks this reader goes by (`slots.ts`). */
  slot: number
  floor: { at: Date; id: string }
  /** Ends of ids. */
  taken: string[]
  /** The end of the id of the kitchen that was shown last. */
  lastPartner: string
}

const endChars = 6
/** A UUIDv7 ends in random bits: among some dozen clips 24 of them are enough to tell one from the other. */
export const endOf = (id: string): string => id.slice(-endChars)

const shape = z
  .string()
  .regex(/^[0-9a-z]{1,9}\.[0-9a-z]{1,10}\.[0-9a-f]{32}\.(?:[0-9a-f]{6})?\.(?:[0-9a-f]{6}){0,20}$/)
/** Beyond the year 9999 the database reads dates in another way. */
const latestMs = 253_402_300_799_999

const toUuid = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')

/** Opaque to clients; at most 200 characters. */
export function encodeMarker({ slot, floor, taken, lastPartner }: Marker): string {
  const at = floor.at.getTime().toString(36)
  return [slot.toString(36), at, floor.id.replaceAll('-', ''), lastPartner, taken.join('')].join('.')
}

/**
 * Reads a marker that came back from a client.
 *
 * @throws AppError `malformed_request` for anything this module did not write
 */
export function decodeMarker(text: string): Marker {
  const [slot = '', at = '', id = '', lastPartner = '', taken = ''] = shape.safeParse(text).success
    ? text.split('.')
    : []
  const ms = Number.parseInt(at, 36)
  if (!(ms <= latestMs))
    throw new AppError('malformed_request', { message: 'That page marker is not valid.' })
  return {
    slot: Number.parseInt(slot, 36),
    floor: { at: new Date(ms), id: toUuid(id) },
    taken: taken.match(/.{6}/g) ?? [],
    lastPartner,
  }
}
