/** The shape of what a browser tells of a play. Apart from the schemas, so that the feed's script carries no zod. */

/** A clip is seen in this many equal parts: fine enough for a curve, ten characters on the wire. */
export const partsOfClip = 40
const partsPerDigit = 4

/** One report tells of at most this many plays. */
export const maxPlaysInReport = 20

/** A play that stood still for this long is over; going on then is another one, here as on the server. */
export const playEndsAfterMs = 30 * 60_000

/** How long a browser keeps what it could not deliver. The server recognises a play for longer. */
export const reportWithinMs = 60 * 60_000

/** Whether each part was seen, first part first, as hexadecimal digits. */
export function writeSeen(seen: readonly boolean[]): string {
  let text = ''
  for (let at = 0; at < seen.length; at += partsPerDigit) {
    const bits = seen.slice(at, at + partsPerDigit).map((isSeen) => (isSeen ? '1' : '0'))
    text += Number.parseInt(bits.join(''), 2).toString(16)
  }
  return text
}

/** The other way round: a `1` for each part that was seen, a `0` for the others. */
export function readSeen(text: string): string {
  return [...text]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(partsPerDigit, '0'))
    .join('')
}
