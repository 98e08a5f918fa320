import type { Keyspace } from './keyspace'
import { notInteger, RedisError, type Reply } from './reply'

export interface Command {
  /** Redis' own notation: the name counts, a negative number is a minimum. */
  arity: number
  run(db: Keyspace, args: string[]): Reply
}

export type CommandTable = Record<string, Command>

/** The whole text must be one: Number() would take '', ' 7' and '0x10'. */
export function parseInteger(text: string): number {
  const value = Number(text)
  if (!/^-?(0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(value)) throw notInteger()
  return value
}

export function parseFloatStrict(text: string, complaint = 'ERR value is not a valid float'): number {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value)) throw new RedisError(complaint)
  return value
}

export function formatScore(score: number): string {
  if (Number.isFinite(score)) return Object.is(score, -0) ? '-0' : String(score)
  return score > 0 ? 'inf' : '-inf'
}

export function at(args: string[], index: number): string {
  const value = args[index]
  if (value === undefined) throw new RedisError('ERR syntax error')
  return value
}

/** [a, 1, b, 2] as pairs; the caller has checked that the number is even. */
export function pairsOf(args: string[]): [string, string][] {
  return Array.from({ length: args.length / 2 }, (_, i) => [at(args, 2 * i), at(args, 2 * i + 1)])
}

export function wrongNumber(name: string): RedisError {
  return new RedisError(`ERR wrong number of arguments for '${name}' command`)
}

/** Redis' glob: * ? [a-z] [^a] and a backslash before anything. */
export function globToRegExp(glob: string): RegExp {
  const source = glob.replace(/\\?[\s\S]/g, (token) => {
    if (token === '*') return '[\\s\\S]*'
    if (token === '?') return '[\\s\\S]'
    if (token === '[' || token === ']' || token === '-' || token === '^') return token
    return token.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  })
  try {
    return new RegExp(`^${source}$`)
  } catch {
    return /^(?!)/
  }
}
