import { at, type CommandTable, globToRegExp, parseInteger } from './command'
import type { Keyspace } from './keyspace'
import { ok, RedisError, type Reply, Status, syntaxError } from './reply'

const count = (items: string[], test: (item: string) => boolean): number => items.filter(test).length

/** NX XX GT LT of Redis 7: whether an expiry may replace the one that is there. No expiry counts as infinitely late. */
function allows(flags: Set<string>, current: number | null, next: number): boolean {
  if (flags.has('NX')) return current === null
  if (flags.has('XX') && current === null) return false
  if (flags.has('GT')) return current !== null && next > current
  if (flags.has('LT')) return current === null || next < current
  return true
}

function readFlags(words: string[]): Set<string> {
  const flags = new Set(words.map((word) => word.toUpperCase()))
  for (const flag of flags) {
    if (!['NX', 'XX', 'GT', 'LT'].includes(flag)) throw new RedisError(`ERR Unsupported option ${flag}`)
  }
  if (flags.has('NX') && flags.size > 1) {
    throw new RedisError('ERR NX and XX, GT or LT options at the same time are not compatible')
  }
  if (flags.has('GT') && flags.has('LT')) {
    throw new RedisError('ERR GT and LT options at the same time are not compatible')
  }
  return flags
}

function expire(unitMs: number, relative: boolean) {
  return (db: Keyspace, [key = '', time = '', ...words]: string[]): Reply => {
    const flags = readFlags(words)
    const when = parseInteger(time) * unitMs + (relative ? db.now() : 0)
    const current = db.expiry(key)
    if (current === undefined || !allows(flags, current, when)) return 0
    if (when <= db.now()) db.delete(key)
    else db.setExpiry(key, when)
    return 1
  }
}

function left(unitMs: number) {
  return (db: Keyspace, [key = '']: string[]): Reply => {
    const expiresAt = db.expiry(key)
    if (expiresAt === undefined) return -2
    return expiresAt === null ? -1 : Math.round((expiresAt - db.now()) / unitMs)
  }
}

function when(unitMs: number) {
  return (db: Keyspace, [key = '']: string[]): Reply => {
    const expiresAt = db.expiry(key)
    if (expiresAt === undefined) return -2
    return expiresAt === null ? -1 : Math.round(expiresAt / unitMs)
  }
}

/** Everything in one go: the cursor that comes back is always 0, which a caller must be ready for. */
function scan(db: Keyspace, [cursor = '', ...words]: string[]): Reply {
  if (!/^\d+$/.test(cursor)) throw new RedisError('ERR invalid cursor')
  let keys = db.keys()
  for (let i = 0; i < words.length; i += 2) {
    const option = at(words, i).toUpperCase()
    const value = at(words, i + 1)
    if (option === 'MATCH') keys = keys.filter((key) => globToRegExp(value).test(key))
    else if (option === 'TYPE') keys = keys.filter((key) => db.kindOf(key) === value.toLowerCase())
    else if (option !== 'COUNT') throw syntaxError()
    else if (parseInteger(value) < 1) throw syntaxError()
  }
  return ['0', keys]
}

function flush(db: Keyspace): Reply {
  db.clear()
  return ok
}

export const keyCommands: CommandTable = {
  del: { arity: -2, run: (db, keys) => count(keys, (key) => db.delete(key)) },
  unlink: { arity: -2, run: (db, keys) => count(keys, (key) => db.delete(key)) },
  exists: { arity: -2, run: (db, keys) => count(keys, (key) => db.has(key)) },
  type: { arity: 2, run: (db, [key = '']) => new Status(db.kindOf(key) ?? 'none') },
  expire: { arity: -3, run: expire(1000, true) },
  pexpire: { arity: -3, run: expire(1, true) },
  expireat: { arity: -3, run: expire(1000, false) },
  pexpireat: { arity: -3, run: expire(1, false) },
  ttl: { arity: 2, run: left(1000) },
  pttl: { arity: 2, run: left(1) },
  expiretime: { arity: 2, run: when(1000) },
  pexpiretime: { arity: 2, run: when(1) },
  persist: {
    arity: 2,
    run: (db, [key = '']) => {
      if (db.expiry(key) == null) return 0
      db.setExpiry(key, null)
      return 1
    },
  },
  rename: {
    arity: 3,
    run: (db, [from = '', to = '']) => {
      if (!db.has(from)) throw new RedisError('ERR no such key')
      db.rename(from, to)
      return ok
    },
  },
  renamenx: {
    arity: 3,
    run: (db, [from = '', to = '']) => {
      if (!db.has(from)) throw new RedisError('ERR no such key')
      if (db.has(to)) return 0
      db.rename(from, to)
      return 1
    },
  },
  keys: {
    arity: 2,
    run: (db, [glob = '']) => db.keys().filter((key) => globToRegExp(glob).test(key)),
  },
  scan: { arity: -2, run: scan },
  dbsize: { arity: 1, run: (db) => db.keys().length },
  flushdb: { arity: -1, run: flush },
}
