import 'server-only'
import { z } from 'zod'

const maxChars = 300
/** What is read of a message at all. */
const readChars = 4_000
const shape = z.object({ message: z.string() })

const secretName = /^(?:api_key|api_secret|authorization|cookie|password|secret|signature|token)$/i
const scheme = /^(?:basic|bearer)$/i
const tokenPartChars = 20

/** `https://name:password@host`: whoever connects is nobody's business. */
function hideUser(word: string): string {
  const from = word.indexOf('//') + 2
  const to = word.lastIndexOf('@')
  return from > 1 && to > from ? `${word.slice(0, from)}…${word.slice(to)}` : word
}

function isSignedToken(piece: string): boolean {
  const parts = piece.split('.')
  return parts.length === 3 && parts.every((part) => part.length >= tokenPartChars)
}

/**
 * Hides the values of names that stand for secrets, however they are written: `name=value`, `name: value`, `"name":"value"`. One
 * walk over the pieces instead of one pattern, because a message can be long and made to be slow.
 */
function hideValues(text: string): string {
  let awaits: 'nothing' | 'separator' | 'value' = 'nothing'
  const tell = (piece: string): string => {
    // Marks between a name and its value change nothing.
    if (piece === '' || /^[\s"']$/.test(piece)) return piece
    if (/^[:=]$/.test(piece)) {
      awaits = awaits === 'separator' ? 'value' : 'nothing'
      return piece
    }
    if (/^[&,;?{}]$/.test(piece)) {
      awaits = 'nothing'
      return piece
    }
    if (scheme.test(piece)) {
      awaits = 'value'
      return piece
    }
    const isSecret = awaits === 'value' || isSignedToken(piece)
    awaits = secretName.test(piece) ? 'separator' : 'nothing'
    return isSecret ? '…' : piece
  }
  return text
    .split(/([\s"':=&,;?{}])/)
    .map(tell)
    .join('')
}

/**
 * The message of a stored error, for an admin to read. The stack stays in the database, and so does whatever could open something.
 *
 * @param output what the queue keeps of the last attempt
 */
export function tellReason(output: unknown): string {
  const message = shape.safeParse(output).data?.message.slice(0, readChars) ?? ''
  const words = message.split(/\s/).filter(Boolean)
  if (words.length === 0) return 'It did not say why.'
  const told = hideValues(words.map(hideUser).join(' '))
  return told.length > maxChars ? `${told.slice(0, maxChars)}…` : told
}
