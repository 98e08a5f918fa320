import { type Token, tokenize } from './tokens'

/** `tests/support` and `tests/runner` work for tests; only these hold them. */
const isTest = (file: string): boolean => /^tests\/.*\.(?:test|spec|contract)\.ts$/.test(file)

/** A person reads these at a terminal; everything else logs through `lib/platform/logger.ts`. */
const mayPrint =
  /^(?:services\/|bench\/|prisma\/|tests\/run\.ts$|tests\/mutation\/run\.ts$|tests\/runner\/|tests\/support\/)/

type Find = (
  token: Token,
  around: { before: Token | undefined; next: Token | undefined; second: Token | undefined },
  file: string,
) => string | null

const afterAny = new Set([':', '<', '|', '&', '=', 'as', 'satisfies', 'extends'])

const findAny: Find = (token, { before, next }) =>
  token.text === 'any' && (afterAny.has(before?.text ?? '') || next?.text === '[')
    ? 'any switches the type check off'
    : null

/** `value!` and `field!:`; a `!` that something follows on the same expression is "not", and text may shout. */
const findNonNull: Find = (token, { before, next }) => {
  const isAfterValue = before?.kind === 'word' || before?.text === ')' || before?.text === ']'
  if (token.text !== '!' || !token.glued || !isAfterValue) return null
  const isBeforeText =
    next?.kind !== 'punctuation' || next.text === '<' || next.text === '{' || next.text === '!'
  const isBeforeCast = next?.text === 'as' || next?.text === 'satisfies'
  const startsLine = next !== undefined && next.line > token.line && next.text !== '<'
  return isBeforeText && !isBeforeCast && !startsLine ? null : '! claims what the compiler cannot see'
}

const findSkipped: Find = (token, { next, second }, file) => {
  if (!isTest(file)) return null
  if (token.text === 'waitForTimeout') return 'waits for a time and not for a thing'
  if (/^(?:fit|xit|fdescribe|xdescribe)$/.test(token.text)) return 'leaves tests out'
  const isRunner = /^(?:describe|it|test|suite)$/.test(token.text) && next?.text === '.'
  return isRunner && /^(?:only|skip|todo|fixme)$/.test(second?.text ?? '') ? 'leaves tests out' : null
}

const findConsole: Find = (token, { before, next }, file) =>
  token.text === 'console' && before?.text !== '.' && next?.text === '.' && !mayPrint.test(file)
    ? 'the log is lib/platform/logger.ts'
    : null

/** SQL is written as a tagged template, which makes parameters of what is put in (ASVS V1.2.4). */
const findRawSql: Find = (token, { next, second }, file) => {
  // Its one piece of raw SQL is a constant of lib/core.
  if (isTest(file) || file === 'lib/platform/db.ts') return null
  const isRaw = token.text === 'Prisma' && next?.text === '.' && second?.text === 'raw'
  return isRaw || /^\$(?:query|execute)RawUnsafe$/.test(token.text) ? 'SQL glued from strings' : null
}

const inCode: Find[] = [findAny, findNonNull, findSkipped, findConsole, findRawSql]

function inComment(text: string): string | null {
  if (/@ts-(?:ignore|nocheck)\b/.test(text)) return 'silences the compiler'
  if (/@ts-expect-error\s*(?:\*\/)?$/.test(text)) return 'silences the compiler without saying why'
  if (/biome-ignore(?:-all|-start)?\s+[\w/]+\s*(?:$|:\s*(?:\*\/)?$|:\s*<explanation>)/.test(text))
    return 'silences Biome without saying why'
  return /\b(?:TODO|FIXME|XXX|HACK)\b/.test(text) ? 'puts off work where nobody looks' : null
}

/** Ways around a rule of the house, with line and reason. */
export function findEscapeHatches(file: string, source: string): string[] {
  const all = tokenize(source)
  const code = all.filter(({ kind }) => kind !== 'comment')
  const comments = all
    .filter(({ kind }) => kind === 'comment')
    .map(({ line, text }) => ({ line, why: inComment(text) }))
  const found = code.map((token, at) => {
    if (token.kind !== 'word' && token.kind !== 'punctuation') return { line: token.line, why: null }
    const around = { before: code[at - 1], next: code[at + 1], second: code[at + 2] }
    const why = inCode.map((find) => find(token, around, file)).find((reason) => reason !== null) ?? null
    return { line: token.line, why }
  })
  return [...comments, ...found].flatMap(({ line, why }) => (why === null ? [] : [`${file}:${line} ${why}`]))
}
