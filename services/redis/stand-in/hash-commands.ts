import { type CommandTable, pairsOf, parseInteger, wrongNumber } from './command'
import type { Keyspace } from './keyspace'
import { ok, RedisError, type Reply } from './reply'

function hset(db: Keyspace, name: string, [key = '', ...rest]: string[]): number {
  if (rest.length % 2 !== 0) throw wrongNumber(name)
  const hash = db.open(key, 'hash')
  const before = hash.size
  for (const [field, value] of pairsOf(rest)) hash.set(field, value)
  return hash.size - before
}

function increase(db: Keyspace, [key = '', field = '', by = '']: string[]): Reply {
  const step = parseInteger(by)
  const current = db.read(key, 'hash')?.get(field) ?? '0'
  if (!/^-?(0|[1-9]\d*)$/.test(current)) throw new RedisError('ERR hash value is not an integer')
  const value = Number(current) + step
  if (!Number.isSafeInteger(value)) throw new RedisError('ERR increment or decrement would overflow')
  db.open(key, 'hash').set(field, String(value))
  return value
}

function remove(db: Keyspace, [key = '', ...fields]: string[]): Reply {
  const hash = db.read(key, 'hash')
  if (hash === undefined) return 0
  const removed = fields.filter((field) => hash.delete(field)).length
  db.dropIfEmpty(key)
  return removed
}

export const hashCommands: CommandTable = {
  hset: { arity: -4, run: (db, args) => hset(db, 'hset', args) },
  hmset: {
    arity: -4,
    run: (db, args) => {
      hset(db, 'hmset', args)
      return ok
    },
  },
  hsetnx: {
    arity: 4,
    run: (db, [key = '', field = '', value = '']) => {
      if (db.read(key, 'hash')?.has(field) === true) return 0
      db.open(key, 'hash').set(field, value)
      return 1
    },
  },
  hget: { arity: 3, run: (db, [key = '', field = '']) => db.read(key, 'hash')?.get(field) ?? null },
  hmget: {
    arity: -3,
    run: (db, [key = '', ...fields]) => {
      const hash = db.read(key, 'hash')
      return fields.map((field) => hash?.get(field) ?? null)
    },
  },
  hgetall: { arity: 2, run: (db, [key = '']) => [...(db.read(key, 'hash') ?? [])].flat() },
  hkeys: { arity: 2, run: (db, [key = '']) => [...(db.read(key, 'hash')?.keys() ?? [])] },
  hvals: { arity: 2, run: (db, [key = '']) => [...(db.read(key, 'hash')?.values() ?? [])] },
  hlen: { arity: 2, run: (db, [key = '']) => db.read(key, 'hash')?.size ?? 0 },
  hexists: {
    arity: 3,
    run: (db, [key = '', field = '']) => (db.read(key, 'hash')?.has(field) === true ? 1 : 0),
  },
  hincrby: { arity: 4, run: increase },
  hdel: { arity: -3, run: remove },
}
