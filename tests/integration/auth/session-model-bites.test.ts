import { describe, expect, it, vi } from 'vitest'
import { scriptDriver } from './session-model/drivers'
import { hasFailure } from './session-model/explore'

type ScriptName = 'rotate' | 'confirm' | 'prove' | 'end' | 'create'
const change = vi.hoisted(() => ({ of: '', from: '', to: '' }))

const changed = vi.hoisted(() => (name: ScriptName, text: string) => {
  if (change.of !== name) return text
  if (!text.includes(change.from)) throw new Error(`${name} no longer says ${change.from}`)
  return text.replace(change.from, change.to)
})

vi.mock('@/lib/auth/scripts/rotate-script', async (original) => {
  const { rotateScript } = await original<typeof import('@/lib/auth/scripts/rotate-script')>()
  return {
    get rotateScript() {
      return changed('rotate', rotateScript)
    },
  }
})
vi.mock('@/lib/auth/scripts/confirm-script', async (original) => {
  const { confirmScript } = await original<typeof import('@/lib/auth/scripts/confirm-script')>()
  return {
    get confirmScript() {
      return changed('confirm', confirmScript)
    },
  }
})
vi.mock('@/lib/auth/scripts/prove-script', async (original) => {
  const { proveScript } = await original<typeof import('@/lib/auth/scripts/prove-script')>()
  return {
    get proveScript() {
      return changed('prove', proveScript)
    },
  }
})
vi.mock('@/lib/auth/scripts/end-script', async (original) => {
  const { endScript } = await original<typeof import('@/lib/auth/scripts/end-script')>()
  return {
    get endScript() {
      return changed('end', endScript)
    },
  }
})
vi.mock('@/lib/auth/scripts/create-script', async (original) => {
  const { createScript } = await original<typeof import('@/lib/auth/scripts/create-script')>()
  return {
    get createScript() {
      return changed('create', createScript)
    },
  }
})
vi.mock('@/lib/auth/lifetimes', async (original) => ({
  ...(await original<typeof import('@/lib/auth/lifetimes')>()),
  maxSessionsPerUser: 3,
}))

/** Many times what the rarest of them needed. */
const patience = 20_000

const mistakes: [what: string, of: ScriptName, from: string, to: string][] = [
  ['the tombstone is not looked at', 'rotate', "if why then return {'revoked',why} end", ''],
  [
    'a retry starts the window anew',
    'rotate',
    "  return {'retry'",
    "  redis.call('HSET',KEYS[1],'rot',int(now))\n  return {'retry'",
  ],
  ['the token before the previous one works', 'rotate', 'if g==cur-1 and', 'if g>=cur-2 and'],
  ['the previous token works for ever', 'rotate', 'now-rot<=tonumber(ARGV[5]) or', 'true or'],
  ['the previous token never works', 'rotate', 'if g==cur-1 and', 'if false and'],
  ['a lost answer is forgiven for the grace window only', 'rotate', 'or (conf<cur and', 'or (false and'],
  ['a retry is a rotation of its own', 'rotate', 'int(cur),int(rot),int(abs)', 'int(cur),int(now),int(abs)'],
  ['a rotation confirms nothing', 'rotate', ",'conf',int(cur),", ','],
  ['a forgery ends the session', 'rotate', '~=ARGV[3] then return', "~=ARGV[3] then kill('reuse'); return"],
  ['a guessed nonce is good enough', 'rotate', 'if h[5]~=ARGV[3]', 'if false'],
  ['the epoch is not compared', 'rotate', 'if h[6]~=ARGV[4]', 'if false'],
  ['a Redis that was rolled back logs people out', 'rotate', 'if g>cur then cur=g end', ''],
  ['a reuse leaves the session in the index', 'rotate', "redis.call('ZREM',KEYS[2],ARGV[1])", ''],
  ['a reuse is found out and nothing is done', 'rotate', "kill('reuse'); return", 'return'],
  ['a refresh moves the absolute end', 'rotate', 'math.min(idle,abs-now)', 'idle'],
  [
    'a refresh does not move the idle end in the index',
    'rotate',
    "redis.call('ZADD',KEYS[2],int(now+ttl),ARGV[1])",
    '',
  ],
  [
    'a late confirmation writes what is gone',
    'confirm',
    "if redis.call('HGET',KEYS[1],'gen')~=ARGV[1] then return 0 end",
    '',
  ],
  ['a late proof writes what is gone', 'prove', "if redis.call('EXISTS',KEYS[1])==0 then return 0 end", ''],
  ['a logout leaves the session in the index', 'end', "redis.call('ZREM',KEYS[2],ARGV[1])", ''],
  ['a logout leaves no tombstone', 'end', "if not redis.call('GET',KEYS[3])", 'if false'],
  ['a logout leaves the session itself', 'end', "redis.call('DEL',KEYS[1])", "redis.call('EXISTS',KEYS[1])"],
  ['a second reason takes the place of the first', 'end', "if not redis.call('GET',KEYS[3])", 'if true'],
  ['a new session makes room by ending itself', 'create', 'if sid~=ARGV[1] and', 'if'],
  ['a new session makes no room', 'create', 'if over>0', 'if false'],
  ['a new session lives for ever', 'create', "redis.call('PEXPIRE',KEYS[1],int(ttl));", ''],
  [
    'the index ends with its shortest session',
    'create',
    "if redis.call('PTTL',KEYS[2])<life then",
    'if true then',
  ],
]

/** The model of session-model.test.ts is worth what it finds: each of these mistakes must turn it red. */
describe('the model finds out when [R16, R17, R23, R24]', () => {
  it.each(mistakes)('%s', { timeout: 600_000 }, async (_, of, from, to) => {
    Object.assign(change, { of, from, to })
    expect(await hasFailure(scriptDriver, patience)).toBe(true)
  })
})
