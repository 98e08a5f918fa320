import { at, type CommandTable, pairsOf, parseInteger, wrongNumber } from './command'
import type { Keyspace } from './keyspace'
import { ok, RedisError, type Reply, syntaxError } from './reply'

interface SetOptions {
  onlyIf: 'NX' | 'XX' | null
  get: boolean
  keepTtl: boolean
  expiresAt: number | null
}

const toExpiry: Record<string, (value: number, now: number) => number> = {
  EX: (value, now) => now + value * 1000,
  PX: (value, now) => now + value,
  EXAT: (value) => value * 1000,
  PXAT: (value) => value,
}

function readSetOptions(db: Keyspace, words: string[]): SetOptions {
  const options: SetOptions = { onlyIf: null, get: false, keepTtl: false, expiresAt: null }
  for (let i = 0; i < words.length; i += 1) {
    const word = at(words, i).toUpperCase()
    const expiry = toExpiry[word]
    if ((word === 'NX' || word === 'XX') && options.onlyIf === null) options.onlyIf = word
    else if (word === 'GET') options.get = true
    else if (word === 'KEEPTTL' && options.expiresAt === null) options.keepTtl = true
    else if (expiry !== undefined && options.expiresAt === null && !options.keepTtl) {
      i += 1
      const value = parseInteger(at(words, i))
      if (value <= 0) throw new RedisError("ERR invalid expire time in 'set' command")
      options.expiresAt = expiry(value, db.now())
    } else throw syntaxError()
  }
  return options
}

function set(db: Keyspace, [key = '', value = '', ...words]: string[]): Reply {
  const options = readSetOptions(db, words)
  // Asking for the old value fails on a key of another kind; plain SET replaces it.
  const before = options.get ? (db.read(key, 'string') ?? null) : null
  const refused = options.onlyIf !== null && db.has(key) === (options.onlyIf === 'NX')
  if (!refused) db.setString(key, value, options.keepTtl ? (db.expiry(key) ?? null) : options.expiresAt)
  if (options.get) return before
  return refused ? null : ok
}

function add(db: Keyspace, key: string, by: number): Reply {
  const value = parseInteger(db.read(key, 'string') ?? '0') + by
  if (!Number.isSafeInteger(value)) throw new RedisError('ERR increment or decrement would overflow')
  db.setString(key, String(value), db.expiry(key) ?? null)
  return value
}

function setFor(
  db: Keyspace,
  name: string,
  [key = '', time = '', value = '']: string[],
  unitMs: number,
): Reply {
  const span = parseInteger(time)
  if (span <= 0) throw new RedisError(`ERR invalid expire time in '${name}' command`)
  db.setString(key, value, db.now() + span * unitMs)
  return ok
}

export const stringCommands: CommandTable = {
  get: { arity: 2, run: (db, [key = '']) => db.read(key, 'string') ?? null },
  set: { arity: -3, run: set },
  setnx: { arity: 3, run: (db, args) => (set(db, [...args, 'NX']) === null ? 0 : 1) },
  setex: { arity: 4, run: (db, args) => setFor(db, 'setex', args, 1000) },
  psetex: { arity: 4, run: (db, args) => setFor(db, 'psetex', args, 1) },
  getset: { arity: 3, run: (db, args) => set(db, [...args, 'GET']) },
  getdel: {
    arity: 2,
    run: (db, [key = '']) => {
      const value = db.read(key, 'string') ?? null
      db.delete(key)
      return value
    },
  },
  mget: {
    arity: -2,
    run: (db, keys) =>
      keys.map((key) => (db.kindOf(key) === 'string' ? (db.read(key, 'string') ?? null) : null)),
  },
  mset: {
    arity: -3,
    run: (db, args) => {
      if (args.length % 2 !== 0) throw wrongNumber('mset')
      for (const [key, value] of pairsOf(args)) db.setString(key, value, null)
      return ok
    },
  },
  append: {
    arity: 3,
    run: (db, [key = '', more = '']) => {
      const value = (db.read(key, 'string') ?? '') + more
      db.setString(key, value, db.expiry(key) ?? null)
      return value.length
    },
  },
  strlen: { arity: 2, run: (db, [key = '']) => (db.read(key, 'string') ?? '').length },
  incr: { arity: 2, run: (db, [key = '']) => add(db, key, 1) },
  decr: { arity: 2, run: (db, [key = '']) => add(db, key, -1) },
  incrby: { arity: 3, run: (db, [key = '', by = '']) => add(db, key, parseInteger(by)) },
  decrby: { arity: 3, run: (db, [key = '', by = '']) => add(db, key, -parseInteger(by)) },
}
