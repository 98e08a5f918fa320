import { codeTokens, type Token } from './tokens'
import { listFiles, readSource } from './tree'

/** What one exported handler of `app/api` says about itself in the object it gives to `route()`. */
export type RouteSpec = {
  file: string
  method: string
  /** With the parameters as Next writes them: `/api/videos/[videoId]`. */
  path: string
  /** Null when it is not made by `route({ … })`, so that nothing can be told. */
  access: string | null
  /** The other keys at the top of that object: `body`, `params`, `query`, `limit`, … */
  keys: string[]
  /** Of the whole statement, comments and blank lines apart. */
  codeLines: number
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const opening = new Set(['(', '{', '['])
const closing = new Set([')', '}', ']'])

/** Tokens from `start` to where brackets are even again and the next `export` or the end comes. */
function statementFrom(tokens: Token[], start: number): Token[] {
  let depth = 0
  for (let at = start; at < tokens.length; at++) {
    const text = tokens[at]?.kind === 'punctuation' ? (tokens[at]?.text ?? '') : ''
    if (opening.has(text)) depth++
    if (closing.has(text)) depth--
    if (depth === 0 && at > start && tokens[at + 1]?.text === 'export') return tokens.slice(start, at + 1)
  }
  return tokens.slice(start)
}

/** The keys of an object literal and the token that follows each; `{ a, b: 1, async c() {} }` gives a, b, c. */
function readKeys(object: Token[]): Map<string, Token | undefined> {
  const keys = new Map<string, Token | undefined>()
  let depth = 0
  object.forEach((token, at) => {
    const text = token.kind === 'punctuation' ? token.text : ''
    if (closing.has(text)) depth--
    const before = object[at - 1]?.text
    const isKey =
      depth === 1 && token.kind === 'word' && (before === '{' || before === ',' || before === 'async')
    if (isKey && token.text !== 'async') keys.set(token.text, object[at + 2])
    if (opening.has(text)) depth++
  })
  return keys
}

function readSpec(file: string, statement: Token[]): RouteSpec | null {
  const method = statement.slice(2, 4).find(({ text }) => methods.has(text))?.text
  if (!method) return null
  const path = `/${file.replace(/^app\//, '').replace(/\/route\.ts$/, '')}`
  const codeLines = new Set(statement.map(({ line }) => line)).size
  const isRoute = statement[4]?.text === 'route' && statement[5]?.text === '(' && statement[6]?.text === '{'
  if (!isRoute) return { file, method, path, access: null, keys: [], codeLines }
  const found = readKeys(statement.slice(6))
  return { file, method, path, access: found.get('access')?.text ?? null, keys: [...found.keys()], codeLines }
}

/** The handlers of one file. Sees `export const GET = route({ … })` and `export function GET`, not re-exports. */
export function readRouteFile(file: string, source: string): RouteSpec[] {
  const tokens = codeTokens(source)
  return tokens.flatMap((token, at) =>
    token.text === 'export' ? (readSpec(file, statementFrom(tokens, at)) ?? []) : [],
  )
}

/** Answers for every address that has no handler, so it is nothing to call or to describe (tests/http). */
const isRest = (file: string): boolean => file === 'app/api/[[...path]]/route.ts'

export function listRouteFiles(): string[] {
  return listFiles('app/api').filter((file) => file.endsWith('/route.ts') && !isRest(file))
}

export function readRouteSpecs(): RouteSpec[] {
  return listRouteFiles().flatMap((file) => readRouteFile(file, readSource(file)))
}
