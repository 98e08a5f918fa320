import { createHash } from 'node:crypto'
import { Ratelimit } from '@upstash/ratelimit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { confirmScript } from '@/lib/auth/scripts/confirm-script'
import { createScript } from '@/lib/auth/scripts/create-script'
import { endScript } from '@/lib/auth/scripts/end-script'
import { rotateScript } from '@/lib/auth/scripts/rotate-script'
import { stayClearOfWindowEnd } from '../support/window-end'
import { connectRaw, type RawClient, targets, type Wire } from './redis-harness'

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex')
const dayMs = 86_400_000
const keys = ['auth:{u:1}:s:A', 'auth:{u:1}:sids', 'auth:{u:1}:bl:A']

/** Milliseconds that both sides of a comparison read at their own moment. */
const text = (reply: Wire): string => String(reply).replace(/^:/, '')

describe.each(targets)('Redis scripts: $name', ({ start }) => {
  let server: Awaited<ReturnType<typeof start>>
  let redis: RawClient
  const run = (script: string, count: number, ...rest: (string | number)[]) =>
    redis.send('EVAL', script, count, ...rest)

  beforeAll(async () => {
    server = await start()
    redis = await connectRaw(server.url)
  })
  afterAll(async () => {
    redis.close()
    await server.stop()
  })
  beforeEach(async () => {
    await redis.send('FLUSHALL')
  })

  const create = (sid = 'A', life = 30 * dayMs, most = 10) =>
    run(
      createScript,
      2,
      `auth:{u:1}:s:${sid}`,
      'auth:{u:1}:sids',
      sid,
      life,
      dayMs,
      '0',
      '1',
      most,
      'nonce',
      'k1',
      '::1',
      'Firefox',
    )
  const rotate = (gen: number, options: { nonce?: string; epoch?: string; graceMs?: number } = {}) =>
    run(
      rotateScript,
      3,
      ...keys,
      'A',
      gen,
      options.nonce ?? 'nonce',
      options.epoch ?? '0',
      options.graceMs ?? 30_000,
      dayMs,
      30 * dayMs,
      dayMs,
      'k2',
    )
  const end = (reason: string) => run(endScript, 3, ...keys, 'A', reason, dayMs)
  const word = async (reply: Promise<Wire>): Promise<Wire> => {
    const value = await reply
    return Array.isArray(value) ? (value[0] ?? null) : value
  }

  describe('types that cross the border', () => {
    const table: [lua: string, reply: Wire][] = [
      ['return 1', 1],
      ['return 3.99', 3],
      ['return -3.99', -3],
      ["return '3.99'", ':3.99'],
      ['return nil', null],
      ['return false', null],
      ['return true', 1],
      ['return {1,2,nil,4}', [1, 2]],
      ["return {1,{'a',{false,true}},'x'}", [1, [':a', [null, 1]], ':x']],
      ['return {}', []],
      ["return {ok='FINE'}", '+FINE'],
      ["return {err='BAD luck'}", '-BAD luck'],
      ["return redis.status_reply('FINE')", '+FINE'],
      ["return redis.error_reply('BAD luck')", '-BAD luck'],
      ["return redis.call('SET','a','1')", '+OK'],
      ["return redis.call('SET','a','1').ok", ':OK'],
      ["return type(redis.call('GET','none'))", ':boolean'],
      ["return redis.call('GET','none')==false and 'false' or 'other'", ':false'],
      ["return type(redis.call('INCR','n'))", ':number'],
      ["return redis.call('HMGET','h','a','b')", [null, null]],
      ["return redis.call('ZADD','z',1700000000123+5,'m')", 1],
      ["redis.call('SET','a',86400000*30) return redis.call('GET','a')", ':2592000000'],
      ["redis.call('SET','a',10/4) return redis.call('GET','a')", ':2.5'],
      ["redis.call('SET','a',7/7) return redis.call('GET','a')", ':1'],
      ['return 2147483647+1', 2_147_483_648],
      ['return 65536*65536', 4_294_967_296],
      ['return math.floor(1700000000123/1000)*1000', 1_700_000_000_000],
      ['return tostring(5/1)', ':5'],
      ["return 'k:'..10/2", ':k:5'],
      ["return tostring(tonumber('1700000000123'))", ':1700000000123'],
      ["return string.format('%d|%.0f|%s|%05d', 1700000000123, 7/2, 'x', 42)", ':1700000000123|4|x|00042'],
      ["return #ARGV..'/'..#KEYS", ':0/0'],
      ["return {unpack({'a','b'})}", [':a', ':b']],
      ["return tonumber('x') == nil and 'nil' or 'number'", ':nil'],
      ["local t=redis.call('TIME') return #t..type(t[1])..#t[1]", ':2string10'],
      ["return redis.sha1hex('')", ':da39a3ee5e6b4b0d3255bfef95601890afd80709'],
      ["return pcall(function() error('x') end) and 'fine' or 'caught'", ':caught'],
      ["local r=redis.pcall('INCR','h','x') return type(r.err)", ':string'],
    ]
    test.each(table)('%s', async (lua, reply) => {
      expect(await run(lua, 0)).toEqual(reply)
    })

    test('bytes pass through untouched', async () => {
      const bytes = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('')
      expect(
        await run("redis.call('SET',KEYS[1],ARGV[1]) return redis.call('GET',KEYS[1])", 1, 'k', bytes),
      ).toBe(`:${bytes}`)
    })
  })

  describe('running and failing', () => {
    test('EVALSHA knows what EVAL or SCRIPT LOAD brought, and nothing else', async () => {
      const script = `return 'loaded ${Math.random()}'`
      expect(await redis.send('EVALSHA', sha1(script), 0)).toBe(
        '-NOSCRIPT No matching script. Please use EVAL.',
      )
      expect(await redis.send('SCRIPT', 'EXISTS', sha1(script))).toEqual([0])
      expect(await redis.send('SCRIPT', 'LOAD', script)).toBe(`:${sha1(script)}`)
      expect(await redis.send('SCRIPT', 'EXISTS', sha1(script))).toEqual([1])
      expect(await redis.send('EVALSHA', sha1(script).toUpperCase(), 0)).toMatch(/^:loaded/)
      await redis.send('SCRIPT', 'FLUSH')
      expect(await redis.send('EVALSHA', sha1(script), 0)).toMatch(/^-NOSCRIPT/)
    })

    test('a failing command ends the script, with its own error first', async () => {
      await redis.send('SET', 'text', '1')
      const script =
        "redis.call('SET','before','1')\nredis.call('HGET','text','f')\nredis.call('SET','after','1')"
      expect(await run(script, 0)).toBe(
        '-WRONGTYPE Operation against a key holding the wrong kind of value' +
          ` script: ${sha1(script)}, on @user_script:2.`,
      )
      expect([await redis.send('GET', 'before'), await redis.send('GET', 'after')]).toEqual([':1', null])
    })

    test('mistakes in a script are errors and leave the server well', async () => {
      expect(await run("return redis.call('NOSUCHCOMMAND')", 0)).toMatch(
        /^-ERR unknown command|^-ERR Unknown Redis/i,
      )
      expect(await run("return redis.call('GET')", 0)).toMatch(/^-ERR .*rong number of arg/)
      expect(await run('return redis.call()', 0)).toMatch(/^-ERR /)
      expect(await run("return redis.call('GET', {})", 0)).toMatch(
        /^-ERR Lua redis lib command arguments must be strings or integers/,
      )
      expect(await run("error('boom')", 0)).toMatch(
        /^-ERR user_script:1: boom script: \w{40}, on @user_script:1\./,
      )
      expect(await run("error({err='BAD luck'})", 0)).toMatch(/^-BAD luck/)
      expect(await run('return 1 +', 0)).toMatch(/^-ERR Error compiling script/)
      expect(await run('#!lua flags=allow-key-locking\nreturn 1', 0)).toBe(
        '-ERR Unexpected flag in script shebang: allow-key-locking',
      )
      expect(await run('leak = 1', 0)).toMatch(/^-ERR .*Attempt to modify a readonly table/)
      expect(await run('return nosuchglobal', 0)).toMatch(
        /^-ERR .*nonexistent global variable 'nosuchglobal'/,
      )
      expect(await redis.send('EVAL', 'return 1', 'x')).toBe('-ERR value is not an integer or out of range')
      expect(await redis.send('EVAL', 'return 1', 2, 'a')).toBe(
        "-ERR Number of keys can't be greater than number of args",
      )
      expect(await redis.send('EVAL', 'return 1', -1)).toBe("-ERR Number of keys can't be negative")
      expect(await redis.send('PING')).toBe('+PONG')
    })
  })

  describe('sessions', () => {
    test('create writes the hash, the index and their times', async () => {
      const reply = (await create()) as Wire[]
      const [now, abs] = [Number(text(reply[0] ?? 0)), Number(text(reply[1] ?? 0))]
      expect(abs - now).toBe(30 * dayMs)
      expect(reply[2]).toEqual([])
      expect(
        await redis.send('HMGET', keys[0] ?? '', 'gen', 'conf', 'n', 'ep', 'rem', 'kid', 'rot', 'abs'),
      ).toEqual([':0', ':0', ':nonce', ':0', ':1', ':k1', `:${now}`, `:${abs}`])
      expect(await redis.send('ZSCORE', keys[1] ?? '', 'A')).toBe(`:${now + dayMs}`)
      expect(Number(await redis.send('PTTL', keys[0] ?? ''))).toBeGreaterThan(dayMs - 5_000)
      expect(Number(await redis.send('PTTL', keys[1] ?? ''))).toBeGreaterThan(30 * dayMs - 5_000)
    })

    test('a short session does not shorten the index, and the eleventh pushes the first out', async () => {
      for (let i = 0; i < 10; i += 1) await create(`S${i}`)
      await create('short', dayMs)
      expect(Number(await redis.send('PTTL', keys[1] ?? ''))).toBeGreaterThan(29 * dayMs)
      const reply = (await create('last')) as Wire[]
      expect(reply[2]).toHaveLength(2)
      expect(reply[2]).not.toContain(':last')
    })

    test('of 300 refreshes at once one rotates, the others get the same successor', async () => {
      await create()
      const replies = (await Promise.all(Array.from({ length: 300 }, () => rotate(0)))) as Wire[][]
      expect(replies.filter(([first]) => first === ':rotated')).toHaveLength(1)
      expect(replies.filter(([first]) => first === ':retry')).toHaveLength(299)
      const successors = replies.map(([, rem, gen, rot, abs, kid]) => [rem, gen, rot, abs, kid].join())
      expect(new Set(successors).size).toBe(1)
    })

    test('forgery changes nothing, reuse ends the session for good', async () => {
      await create()
      expect(await rotate(0, { nonce: 'stolen' })).toEqual([':forged', ':'])
      expect(await word(rotate(0))).toBe(':rotated')
      expect(await word(rotate(1))).toBe(':rotated')
      expect(await rotate(0)).toEqual([':reuse', ':'])
      expect(await rotate(2)).toEqual([':revoked', ':reuse'])
      expect(await redis.send('ZCARD', keys[1] ?? '')).toBe(0)
      expect(Number(await redis.send('TTL', keys[2] ?? ''))).toBeGreaterThan(86_000)
    })

    test('past the grace an unseen successor is repeated, a confirmed one is not', async () => {
      await create()
      await rotate(0)
      expect(await word(rotate(0, { graceMs: -1 }))).toBe(':retry')
      expect(await run(confirmScript, 1, keys[0] ?? '', 9)).toBe(0)
      expect(await run(confirmScript, 1, keys[0] ?? '', 1)).toBe(1)
      expect(await word(rotate(0, { graceMs: -1 }))).toBe(':reuse')
    })

    test('logout, another epoch, an unknown session, a Redis that was rolled back', async () => {
      expect(await rotate(0)).toEqual([':gone', ':'])
      await create()
      expect(await word(rotate(9))).toBe(':rotated')
      expect(await redis.send('HGET', keys[0] ?? '', 'gen')).toBe(':10')
      expect(await end('logout')).toBe(1)
      expect(await end('admin')).toBe(0)
      expect(await rotate(10)).toEqual([':revoked', ':logout'])
      await redis.send('FLUSHALL')
      await create()
      expect(await rotate(0, { epoch: '1' })).toEqual([':revoked', ':epoch'])
      expect(await rotate(0)).toEqual([':revoked', ':epoch'])
    })

    test('a session past its end expires', async () => {
      await create('A', 1)
      await redis.send('PERSIST', keys[0] ?? '')
      await redis.send(
        'HSET',
        keys[0] ?? '',
        'gen',
        0,
        'rot',
        1,
        'conf',
        0,
        'abs',
        5,
        'n',
        'nonce',
        'ep',
        0,
        'rem',
        1,
      )
      expect(await rotate(0)).toEqual([':expired', ':'])
    })
  })

  describe('@upstash/ratelimit', () => {
    const limiterOf = (limiter: ConstructorParameters<typeof Ratelimit>[0]['limiter']) => {
      const send = async (script: string, names: string[], args: unknown[]) => {
        const lua = script.replace(/^#!lua[^\n]*\n/, '')
        const reply = await redis.send(
          'EVAL',
          lua,
          names.length,
          ...names,
          ...args.map((arg) => String(arg ?? '')),
        )
        if (typeof reply === 'string' && reply.startsWith('-')) throw new Error(reply)
        return reply
      }
      const client = { evalsha: () => Promise.reject(new Error('NOSCRIPT')), eval: send }
      return new Ratelimit({
        redis: client as unknown as ConstructorParameters<typeof Ratelimit>[0]['redis'],
        limiter,
        ephemeralCache: false,
        analytics: false,
        timeout: 0,
        prefix: 'rl',
      })
    }

    test.each([
      ['slidingWindow', Ratelimit.slidingWindow(3, '60 s')],
      ['fixedWindow', Ratelimit.fixedWindow(3, '60 s')],
    ])('%s: of 50 at once exactly 3 pass, and one can be given back', async (_name, algorithm) => {
      await stayClearOfWindowEnd(60_000)
      const limiter = limiterOf(algorithm)
      const results = await Promise.all(Array.from({ length: 50 }, () => limiter.limit('{user}')))
      expect(results.filter(({ success }) => success)).toHaveLength(3)
      expect(results.filter(({ success }) => success).map(({ remaining }) => remaining)).toEqual([2, 1, 0])
      expect((await limiter.limit('{user}')).success).toBe(false)
      expect((await limiter.limit('{other}')).success).toBe(true)
      await limiter.resetUsedTokens('{user}')
      expect((await limiter.limit('{user}')).success).toBe(true)
    })
  })
})
