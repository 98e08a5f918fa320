import type { CommandTable } from './command'

export const setCommands: CommandTable = {
  sadd: {
    arity: -3,
    run: (db, [key = '', ...members]) => {
      const set = db.open(key, 'set')
      const before = set.size
      for (const member of members) set.add(member)
      return set.size - before
    },
  },
  srem: {
    arity: -3,
    run: (db, [key = '', ...members]) => {
      const set = db.read(key, 'set')
      if (set === undefined) return 0
      const removed = members.filter((member) => set.delete(member)).length
      db.dropIfEmpty(key)
      return removed
    },
  },
  smembers: { arity: 2, run: (db, [key = '']) => [...(db.read(key, 'set') ?? [])] },
  sismember: {
    arity: 3,
    run: (db, [key = '', member = '']) => (db.read(key, 'set')?.has(member) === true ? 1 : 0),
  },
  scard: { arity: 2, run: (db, [key = '']) => db.read(key, 'set')?.size ?? 0 },
}
