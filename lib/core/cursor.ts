import { z } from 'zod'
import { AppError } from './errors'

/** Where a keyset-paginated list goes on: strictly after this `(time, id)` pair, newest first. */
export type Cursor = { at: Date; id: string }

const cursorShape = z.tuple([z.int().nonnegative().max(8_640_000_000_000_000), z.uuid()])

/** Opaque to clients: base64url of `[unixMs, id]`. */
export function encodeCursor(cursor: Cursor): string {
  return btoa(JSON.stringify([cursor.at.getTime(), cursor.id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/**
 * Reads a cursor that came back from a client.
 *
 * @throws AppError `malformed_request` for anything this module did not write
 */
export function decodeCursor(text: string): Cursor {
  try {
    const [ms, id] = cursorShape.parse(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))))
    return { at: new Date(ms), id }
  } catch (cause) {
    throw new AppError('malformed_request', { message: 'That page marker is not valid.', cause })
  }
}
