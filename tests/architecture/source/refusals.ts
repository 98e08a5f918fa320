import type { RouteSpec } from './route-specs'
import { codeTokens, type Token } from './tokens'

const byAccess: Record<string, number[]> = { session: [401], partner: [401, 403], admin: [401, 403] }
const byKey: Record<string, number[]> = { body: [413, 415, 422], limit: [429], params: [404] }

/** The refusals that a handler can give by what it asks of a request. */
export function refusalsOf({ access, keys }: RouteSpec): number[] {
  const all = [...(byAccess[access ?? ''] ?? []), ...keys.flatMap((key) => byKey[key] ?? [])]
  return [...new Set(all)].sort((a, b) => a - b)
}

/** `POST /api/uploads/[uploadId]/renew` is tested in `tests/api/post-uploads-upload-id-renew.test.ts`. */
export function testFileOf({ method, path }: RouteSpec): string {
  const name = path
    .replace(/^\/api/, '')
    .replaceAll(/[[\]]|\.{3}/g, '')
    .replaceAll(/[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll(/[/.]/g, '-')
  return `tests/api/${`${method}${name}`.toLowerCase()}.test.ts`
}

/** Whether a test stands inside the call that begins at `start`, before its bracket closes. */
function hasTest(tokens: Token[], start: number): boolean {
  let depth = 0
  for (const token of tokens.slice(start + 1)) {
    if (token.kind === 'punctuation' && token.text === '(') depth++
    if (token.kind === 'punctuation' && token.text === ')') depth--
    if (depth === 0) return false
    if (token.kind === 'word' && /^(?:it|test)$/.test(token.text)) return true
  }
  return false
}

/** The statuses that `describe('401 …', …)` blocks with at least one test in them begin with. */
export function describedStatuses(source: string): number[] {
  const tokens = codeTokens(source)
  return tokens.flatMap((token, at) => {
    const title = tokens[at + 2]
    const status = /^\d{3}\b/.exec(title?.kind === 'string' ? title.text : '')?.[0]
    const isDescribe = token.text === 'describe' && tokens[at + 1]?.text === '('
    return isDescribe && status && hasTest(tokens, at) ? [Number(status)] : []
  })
}
