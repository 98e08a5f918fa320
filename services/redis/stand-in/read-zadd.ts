import { pairsOf, parseFloatStrict } from './command'
import { RedisError, syntaxError } from './reply'

export interface ZaddPlan {
  rows: [score: number, member: string][]
  increment: boolean
  countChanged: boolean
  /** The score to store; null: leave the member as it is. */
  decide(before: number | undefined, given: number): number | null
}

const flagNames = new Set(['NX', 'XX', 'GT', 'LT', 'CH', 'INCR'])

function refuseConflicts(flags: Set<string>, rows: number): void {
  if (flags.has('NX') && flags.has('XX')) {
    throw new RedisError('ERR XX and NX options at the same time are not compatible')
  }
  if ((flags.has('GT') ? 1 : 0) + (flags.has('LT') ? 1 : 0) + (flags.has('NX') ? 1 : 0) > 1) {
    throw new RedisError('ERR GT, LT, and/or NX options at the same time are not compatible')
  }
  if (flags.has('INCR') && rows > 1) {
    throw new RedisError('ERR INCR option supports a single increment-element pair')
  }
}

export function readZadd(words: string[]): ZaddPlan {
  let first = 0
  while (flagNames.has(words[first]?.toUpperCase() ?? '')) first += 1
  const flags = new Set(words.slice(0, first).map((word) => word.toUpperCase()))
  const rest = words.slice(first)
  if (rest.length === 0 || rest.length % 2 !== 0) throw syntaxError()
  refuseConflicts(flags, rest.length / 2)
  const increment = flags.has('INCR')
  return {
    rows: pairsOf(rest).map(([score, member]) => [parseFloatStrict(score), member]),
    increment,
    countChanged: flags.has('CH'),
    decide: (before, given) => {
      const next = increment && before !== undefined ? before + given : given
      if (before === undefined) return flags.has('XX') ? null : next
      if (flags.has('NX')) return null
      if (Number.isNaN(next)) throw new RedisError('ERR resulting score is not a number (NaN)')
      if (flags.has('GT') && next <= before) return null
      if (flags.has('LT') && next >= before) return null
      return next
    },
  }
}
