import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { both, connectRaw, hasRealRedis, type RawClient, type Wire } from './redis-harness'

/** Few keys, fields and numbers, so that random commands meet each other's leftovers, of the wrong kind too. */
const key = fc.constantFrom('a', 'b', 'c')
const field = fc.constantFrom('f', 'g', '1', '')
const value = fc.constantFrom('1', '-7', '2.5', 'x', '', '0', '007', '9007199254740')
const score = fc.constantFrom('1', '2', '2', '-3.5', 'inf', '(2', '-inf', 'x')
const index = fc.constantFrom('0', '1', '-1', '-2', '5', '-9')
/** Around 2100, so that nothing expires while the two are compared. */
const time = fc.constantFrom('4102444800000', '4102444800001', '4102444799999')
const flag = fc.constantFrom('NX', 'XX', 'GT', 'LT', '')
const word = (text: string) => fc.constant(text)

const shapes: Record<string, fc.Arbitrary<string>[]> = {
  SET: [key, value],
  'SET-flag': [key, value, fc.constantFrom('NX', 'XX', 'GET', 'KEEPTTL')],
  'SET-at': [key, value, word('PXAT'), time],
  GET: [key],
  GETDEL: [key],
  GETSET: [key, value],
  APPEND: [key, value],
  STRLEN: [key],
  INCR: [key],
  INCRBY: [key, value],
  DECRBY: [key, value],
  DEL: [key, key],
  EXISTS: [key, key],
  TYPE: [key],
  RENAME: [key, key],
  RENAMENX: [key, key],
  PEXPIREAT: [key, time, flag],
  PEXPIRETIME: [key],
  PERSIST: [key],
  HSET: [key, field, value, field, value],
  HSETNX: [key, field, value],
  HGET: [key, field],
  HMGET: [key, field, field],
  HGETALL: [key],
  HDEL: [key, field, field],
  HLEN: [key],
  HINCRBY: [key, field, value],
  SADD: [key, value, value],
  SREM: [key, value],
  SISMEMBER: [key, value],
  SCARD: [key],
  ZADD: [key, score, field, score, field],
  'ZADD-flag': [key, flag, word('CH'), score, field],
  'ZADD-incr': [key, flag, word('INCR'), score, field],
  ZINCRBY: [key, score, field],
  ZREM: [key, field, field],
  ZSCORE: [key, field],
  ZCARD: [key],
  ZRANK: [key, field],
  ZCOUNT: [key, score, score],
  ZRANGE: [key, index, index, word('WITHSCORES')],
  'ZRANGE-rev': [key, index, index, word('REV')],
  'ZRANGE-score': [key, score, score, word('BYSCORE'), word('LIMIT'), index, index],
  ZREVRANGE: [key, index, index],
  ZRANGEBYSCORE: [key, score, score, word('WITHSCORES')],
  ZREMRANGEBYSCORE: [key, score, score],
  ZREMRANGEBYRANK: [key, index, index],
  MSET: [key, value, key, value],
  MGET: [key, key],
  MULTI: [],
  EXEC: [],
  DISCARD: [],
}

const command = fc.oneof(
  ...Object.entries(shapes).map(([name, parts]) =>
    fc
      .tuple(...parts)
      .map((args) => [name.replace(/-.*/, ''), ...args.filter((arg, i) => arg !== '' || parts[i] !== flag)]),
  ),
)

describe.skipIf(!hasRealRedis)('the stand-in beside a real Redis', () => {
  let stop: () => Promise<unknown>
  let real: RawClient
  let standIn: RawClient

  beforeAll(async () => {
    const servers = await Promise.all([both.real.start(), both.standIn.start()])
    real = await connectRaw(servers[0].url)
    standIn = await connectRaw(servers[1].url)
    stop = () => {
      real.close()
      standIn.close()
      return Promise.all(servers.map((server) => server.stop()))
    }
  })
  afterAll(() => stop())

  test('gives the same replies to 1,000 random stories of up to 40 commands', async () => {
    const play = async (client: RawClient, story: string[][]): Promise<Wire[]> => {
      // DISCARD first: a story may have ended inside a transaction.
      await Promise.all([client.send('DISCARD'), client.send('FLUSHALL')])
      return Promise.all(story.map((args) => client.send(...args)))
    }
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 40 }), async (story) => {
        const [expected, got] = await Promise.all([play(real, story), play(standIn, story)])
        expect(got.map((reply, i) => [story[i], reply])).toEqual(
          expected.map((reply, i) => [story[i], reply]),
        )
      }),
      { numRuns: 1_000 },
    )
  }, 120_000)
})
