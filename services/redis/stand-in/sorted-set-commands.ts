import { at, type CommandTable, formatScore, parseFloatStrict, parseInteger } from './command'
import type { Keyspace } from './keyspace'
import { readZadd } from './read-zadd'
import { RedisError, type Reply, syntaxError } from './reply'

type Row = [member: string, score: number]

/** By score, then by bytes. */
function sorted(db: Keyspace, key: string): Row[] {
  const rows: Row[] = [...(db.read(key, 'zset') ?? [])]
  return rows.sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x - y))
}

/** '(5' leaves 5 itself out. */
function bound(text: string): { value: number; open: boolean } {
  const open = text.startsWith('(')
  const value = parseFloatStrict(open ? text.slice(1) : text, 'ERR min or max is not a float')
  return { value, open }
}

type Pick = (rows: Row[]) => Row[]

/** The bounds are read before the key is: a wrong one is the first error. */
function between(min: string, max: string): Pick {
  const low = bound(min)
  const high = bound(max)
  const isAbove = (score: number): boolean => (low.open ? score > low.value : score >= low.value)
  const isBelow = (score: number): boolean => (high.open ? score < high.value : score <= high.value)
  return (rows) => rows.filter(([, score]) => isAbove(score) && isBelow(score))
}

/** Both ends included; negative numbers count from the end. */
function slice(start: string, stop: string): Pick {
  const from = parseInteger(start)
  const to = parseInteger(stop)
  return (rows) =>
    rows.slice(
      from < 0 ? Math.max(0, rows.length + from) : from,
      (to < 0 ? Math.max(-1, rows.length + to) : to) + 1,
    )
}

interface RangeOptions {
  withScores: boolean
  limit: { offset: number; count: number } | null
  reverse: boolean
  byScore: boolean
}

function readRangeOptions(words: string[], known: string[]): RangeOptions {
  const options: RangeOptions = { withScores: false, limit: null, reverse: false, byScore: false }
  for (let i = 0; i < words.length; i += 1) {
    const word = at(words, i).toUpperCase()
    if (!known.includes(word)) throw syntaxError()
    if (word === 'WITHSCORES') options.withScores = true
    if (word === 'REV') options.reverse = true
    if (word === 'BYSCORE') options.byScore = true
    if (word === 'LIMIT') {
      options.limit = { offset: parseInteger(at(words, i + 1)), count: parseInteger(at(words, i + 2)) }
      i += 2
    }
  }
  return options
}

function present(rows: Row[], { withScores, limit }: RangeOptions): Reply {
  // A negative offset is an empty page; a negative count is all the rest.
  if (limit !== null && limit.offset < 0) return []
  const end = limit === null || limit.count < 0 ? undefined : limit.offset + limit.count
  const page = limit === null ? rows : rows.slice(limit.offset, end)
  return page.flatMap(([member, score]) => (withScores ? [member, formatScore(score)] : [member]))
}

function zrange(db: Keyspace, [key = '', first = '', second = '', ...words]: string[]): Reply {
  const options = readRangeOptions(words, ['WITHSCORES', 'REV', 'BYSCORE', 'LIMIT'])
  if (options.limit !== null && !options.byScore) {
    throw new RedisError(
      'ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX',
    )
  }
  // Reversed, the larger bound comes first.
  const [min, max] = options.reverse ? [second, first] : [first, second]
  const pick = options.byScore ? between(min, max) : slice(first, second)
  return present(pick(options.reverse ? sorted(db, key).reverse() : sorted(db, key)), options)
}

function zadd(db: Keyspace, [key = '', ...words]: string[]): Reply {
  const plan = readZadd(words)
  let added = 0
  let changed = 0
  let last: Reply = null
  for (const [score, member] of plan.rows) {
    const before = db.read(key, 'zset')?.get(member)
    const after = plan.decide(before, score)
    last = null
    if (after === null) continue
    db.open(key, 'zset').set(member, after)
    last = formatScore(after)
    if (before === undefined) added += 1
    else if (before !== after) changed += 1
  }
  if (plan.increment) return last
  return plan.countChanged ? added + changed : added
}

function removeRows(db: Keyspace, key: string, rows: Row[]): Reply {
  const set = db.read(key, 'zset')
  for (const [member] of rows) set?.delete(member)
  db.dropIfEmpty(key)
  return rows.length
}

function rank(rows: Row[], member: string): Reply {
  const index = rows.findIndex(([name]) => name === member)
  return index === -1 ? null : index
}

export const sortedSetCommands: CommandTable = {
  zadd: { arity: -4, run: zadd },
  zincrby: {
    arity: 4,
    run: (db, [key = '', by = '', member = '']) => zadd(db, [key, 'INCR', by, member]),
  },
  zrem: {
    arity: -3,
    run: (db, [key = '', ...members]) => {
      const names = new Set(members)
      return removeRows(
        db,
        key,
        sorted(db, key).filter(([member]) => names.has(member)),
      )
    },
  },
  zscore: {
    arity: 3,
    run: (db, [key = '', member = '']) => {
      const score = db.read(key, 'zset')?.get(member)
      return score === undefined ? null : formatScore(score)
    },
  },
  zcard: { arity: 2, run: (db, [key = '']) => db.read(key, 'zset')?.size ?? 0 },
  zcount: {
    arity: 4,
    run: (db, [key = '', min = '', max = '']) => between(min, max)(sorted(db, key)).length,
  },
  zrank: { arity: 3, run: (db, [key = '', member = '']) => rank(sorted(db, key), member) },
  zrevrank: { arity: 3, run: (db, [key = '', member = '']) => rank(sorted(db, key).reverse(), member) },
  zrange: { arity: -4, run: zrange },
  zrevrange: {
    arity: -4,
    run: (db, [key = '', start = '', stop = '', ...words]) =>
      present(slice(start, stop)(sorted(db, key).reverse()), readRangeOptions(words, ['WITHSCORES'])),
  },
  zrangebyscore: {
    arity: -4,
    run: (db, [key = '', min = '', max = '', ...words]) =>
      present(between(min, max)(sorted(db, key)), readRangeOptions(words, ['WITHSCORES', 'LIMIT'])),
  },
  zrevrangebyscore: {
    arity: -4,
    run: (db, [key = '', max = '', min = '', ...words]) =>
      present(between(min, max)(sorted(db, key).reverse()), readRangeOptions(words, ['WITHSCORES', 'LIMIT'])),
  },
  zremrangebyscore: {
    arity: 4,
    run: (db, [key = '', min = '', max = '']) => removeRows(db, key, between(min, max)(sorted(db, key))),
  },
  zremrangebyrank: {
    arity: 4,
    run: (db, [key = '', start = '', stop = '']) => removeRows(db, key, slice(start, stop)(sorted(db, key))),
  },
}
