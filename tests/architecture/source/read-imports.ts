import { codeTokens, type Token } from './tokens'

export type Import = {
  /** Null where the specifier is computed, so that nobody can tell what is loaded. */
  specifier: string | null
  /** What is taken by name; `*` for a namespace, `default` for a default import. */
  names: string[]
  line: number
}

const clausePunctuation = new Set(['{', '}', ',', '*'])

const belongsToClause = ({ kind, text }: Token): boolean =>
  kind === 'word' || (kind === 'punctuation' && clausePunctuation.has(text))

/** The names between `import` and `from`: `a` of `a as b`, `*`, and `default` for one outside of braces. */
function readNames(clause: Token[]): string[] {
  const firstBrace = clause.findIndex(({ text }) => text === '{')
  return clause.flatMap(({ kind, text }, at) => {
    if (text === '*') return ['*']
    if (kind !== 'word' || text === 'type' || text === 'as' || clause[at - 1]?.text === 'as') return []
    return [firstBrace >= 0 && at > firstBrace ? text : 'default']
  })
}

/** `import … from 'x'`, `export … from 'x'`, types included; null when this word begins something else. */
function readClause(tokens: Token[], start: number): Import | null {
  const rest = tokens.slice(start + 1)
  const end = rest.findIndex(({ text }, at) => text === 'from' && rest[at + 1]?.kind === 'string')
  const specifier = rest[end + 1]
  const clause = rest.slice(0, end)
  if (end < 0 || !specifier || !clause.every(belongsToClause)) return null
  return { specifier: specifier.text, names: readNames(clause), line: specifier.line }
}

function readCall(tokens: Token[], at: number): Import | null {
  const argument = tokens[at + 2]
  if (tokens[at + 1]?.text !== '(' || !argument) return null
  const isWhole = argument.kind === 'string' && /^[,)]$/.test(tokens[at + 3]?.text ?? '')
  const specifier = isWhole ? argument.text : null
  return { specifier, names: ['*'], line: argument.line }
}

function readAt(tokens: Token[], at: number): Import | null {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (token?.kind !== 'word' || before?.text === '.' || before?.text === '?.') return null
  if (token.text === 'require') return readCall(tokens, at)
  if (token.text === 'export') return readClause(tokens, at)
  if (token.text !== 'import') return null
  const next = tokens[at + 1]
  if (next?.kind === 'string') return { specifier: next.text, names: [], line: next.line }
  return readCall(tokens, at) ?? readClause(tokens, at)
}

/**
 * Everything a file imports: static, for its effects only, dynamic, `import('x')` in a type, `require`, re-exports.
 * Not seen: a file that is only named, as in `new URL('./worker.ts', import.meta.url)`.
 */
export function readImports(source: string): Import[] {
  const tokens = codeTokens(source)
  return tokens.flatMap((_, at) => readAt(tokens, at) ?? [])
}
