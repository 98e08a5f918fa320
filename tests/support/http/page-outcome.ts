import type { Answer } from './send'

type Outcome = 'shown' | 'sign in' | 'elsewhere' | 'not found' | `status ${number}`

/** Where an answer sends the browser: by status, or by the line that a page puts into its HTML when it has begun already. */
function targetOf({ status, headers, text }: Answer): string | null {
  if (status >= 300 && status < 400) return headers.location?.[0] ?? ''
  return /id="__next-page-redirect"[^>]*url=([^"]+)"/.exec(text)?.[1] ?? null
}

/** What became of somebody who asked for a page. */
export function pageOutcome(answer: Answer): Outcome {
  const target = targetOf(answer)
  if (target !== null) return /^\/(?:login|session\/continue)(?:\?|$)/.test(target) ? 'sign in' : 'elsewhere'
  if (answer.status === 200) return 'shown'
  return answer.status === 404 ? 'not found' : `status ${answer.status}`
}

/** Long enough to be nobody else's by chance. */
const shortestChars = 10

/**
 * What a page says in its HTML, piece by piece, without anything that HTML and data write differently. Not its title:
 * Next sends that before the page has decided whether to show itself, so no page may put a secret there.
 * Nor how long ago something was: that changes while the test runs, and is nobody's.
 */
export function textsOf({ text }: Answer): string[] {
  const title = /<title>([^<]*)/.exec(text)?.[1] ?? ''
  const body = text.replaceAll(/<(script|style|title|time)\b[\s\S]*?<\/\1>/g, '<>')
  const pieces = [...body.matchAll(/>([^<>&"\\]+)</g)].map(([, piece = '']) => piece.trim())
  return [...new Set(pieces)].filter((piece) => piece.length >= shortestChars && !title.includes(piece))
}
