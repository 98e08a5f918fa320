import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectRaw, type RawClient, targets, type Wire } from './redis-harness'

/** Command lines and their exact replies: '+' status, '-' error, ':' text, numbers as numbers. */
type Story = [line: string, reply: Wire][]

const wrongType = '-WRONGTYPE Operation against a key holding the wrong kind of value'
const notInteger = '-ERR value is not an integer or out of range'
/** In 2100, so that nothing expires while we look. */
const far = 4_102_444_800_000

const stories: Record<string, Story> = {
  'connection: ping, echo, select': [
    ['PING', '+PONG'],
    ['PING hello', ':hello'],
    ['ECHO hello', ':hello'],
    ['SELECT 3', '+OK'],
    ['SET a 1', '+OK'],
    ['SELECT 0', '+OK'],
    ['GET a', null],
    ['SELECT 99', '-ERR DB index is out of range'],
    ['CLIENT SETNAME morsel', '+OK'],
  ],
  'strings: set with every option the app uses': [
    ['SET a 1', '+OK'],
    ['GET a', ':1'],
    ['GET missing', null],
    ['SET a 2 NX', null],
    ['SET b 2 NX', '+OK'],
    ['SET missing 1 XX', null],
    ['SET a 3 XX GET', ':1'],
    ['SET fresh 1 GET', null],
    ['SET a 4 NX GET', ':3'],
    ['GET a', ':3'],
    [`SET c 1 PXAT ${far}`, '+OK'],
    ['PEXPIRETIME c', far],
    ['SET c 2 KEEPTTL', '+OK'],
    ['PEXPIRETIME c', far],
    ['SET c 3', '+OK'],
    ['PTTL c', -1],
    ['SET c 3 PX 0', "-ERR invalid expire time in 'set' command"],
    ['SET c 3 EX -5', "-ERR invalid expire time in 'set' command"],
    ['SET c 3 EX soon', notInteger],
    ['SET c 3 PX', '-ERR syntax error'],
    ['SET c 3 NX XX', '-ERR syntax error'],
    ['SET c 3 EX 5 PX 5', '-ERR syntax error'],
    ['SET c', "-ERR wrong number of arguments for 'set' command"],
    ['SETNX c 9', 0],
    ['SETEX d 100 x', '+OK'],
    ['PSETEX d 100000 x', '+OK'],
    ['SETEX d 0 x', "-ERR invalid expire time in 'setex' command"],
    ['GETSET a 9', ':3'],
    ['MSET x 1 y 2', '+OK'],
    ['MSET x 1 y', "-ERR wrong number of arguments for 'mset' command"],
    ['MGET x y z', [':1', ':2', null]],
    ['APPEND x yz', 3],
    ['STRLEN x', 3],
  ],
  'strings: getdel takes once': [
    ['SET ticket 7', '+OK'],
    ['GETDEL ticket', ':7'],
    ['GETDEL ticket', null],
    ['EXISTS ticket', 0],
  ],
  'strings: counters': [
    ['INCR n', 1],
    ['INCRBY n 41', 42],
    ['INCRBY n -2', 40],
    ['DECR n', 39],
    ['DECRBY n 9', 30],
    ['GET n', ':30'],
    ['SET n 1.5', '+OK'],
    ['INCR n', notInteger],
    ['INCRBY n 0x10', notInteger],
    ['INCRBY n 1e3', notInteger],
    ['INCRBY n', "-ERR wrong number of arguments for 'incrby' command"],
    [`SET t 5 PXAT ${far}`, '+OK'],
    ['INCR t', 6],
    ['PEXPIRETIME t', far],
  ],
  'keys: del, exists, rename, type': [
    ['MSET a 1 b 2', '+OK'],
    ['EXISTS a b c a', 3],
    ['DEL a c', 1],
    ['UNLINK b b', 1],
    ['RENAME a b', '-ERR no such key'],
    [`SET a 1 PXAT ${far}`, '+OK'],
    ['HSET h f 1', 1],
    ['RENAME a h', '+OK'],
    ['TYPE h', '+string'],
    ['PEXPIRETIME h', far],
    ['TYPE a', '+none'],
    ['SADD s 1', 1],
    ['RENAMENX h s', 0],
    ['RENAMENX h new', 1],
    ['TYPE s', '+set'],
    ['ZADD z 1 m', 1],
    ['TYPE z', '+zset'],
    ['HSET hash f v', 1],
    ['TYPE hash', '+hash'],
    ['DBSIZE', 4],
    ['FLUSHDB', '+OK'],
    ['DBSIZE', 0],
    ['SET a 1', '+OK'],
    ['FLUSHALL', '+OK'],
    ['DBSIZE', 0],
    ['DEL', "-ERR wrong number of arguments for 'del' command"],
  ],
  'keys: expiry and its NX, XX, GT, LT': [
    ['PEXPIREAT a 1', 0],
    ['SET a 1', '+OK'],
    ['PTTL a', -1],
    ['TTL a', -1],
    ['PTTL none', -2],
    ['TTL none', -2],
    [`PEXPIREAT a ${far} XX`, 0],
    [`PEXPIREAT a ${far} GT`, 0],
    [`PEXPIREAT a ${far} NX`, 1],
    [`PEXPIREAT a ${far + 5} NX`, 0],
    [`PEXPIREAT a ${far - 5} GT`, 0],
    [`PEXPIREAT a ${far + 5} GT`, 1],
    ['PEXPIRETIME a', far + 5],
    [`PEXPIREAT a ${far + 9} LT`, 0],
    [`PEXPIREAT a ${far} LT`, 1],
    ['EXPIRETIME a', far / 1000],
    [`PEXPIREAT a ${far} NX GT`, '-ERR NX and XX, GT or LT options at the same time are not compatible'],
    [`PEXPIREAT a ${far} GT LT`, '-ERR GT and LT options at the same time are not compatible'],
    [`PEXPIREAT a ${far} SOON`, '-ERR Unsupported option SOON'],
    ['PERSIST a', 1],
    ['PERSIST a', 0],
    ['PERSIST none', 0],
    ['SET b 1', '+OK'],
    [`PEXPIREAT b ${far} LT`, 1],
    ['PEXPIRE b -1', 1],
    ['EXISTS b', 0],
    ['EXPIRE a 100', 1],
    ['TTL a', 100],
    ['EXPIREAT a 4102444800', 1],
    ['PEXPIRETIME a', far],
    ['EXPIRE a soon', notInteger],
  ],
  'keys: glob and scan': [
    ['MSET ab 1 ac 2 b.c 3 b*c 4 [x 5', '+OK'],
    ['KEYS a?', [':ab', ':ac']],
    ['KEYS a[b]', [':ab']],
    ['KEYS a[^b]', [':ac']],
    ['KEYS a[a-b]', [':ab']],
    ['KEYS b.c', [':b.c']],
    ['KEYS b\\*c', [':b*c']],
    ['KEYS none*', []],
    ['SCAN 0 MATCH b?c COUNT 1000', [':0', [':b*c', ':b.c']]],
    ['SCAN 0 COUNT 1000 TYPE hash', [':0', []]],
    ['SCAN x', '-ERR invalid cursor'],
    ['SCAN 0 COUNT 0', '-ERR syntax error'],
  ],
  hashes: [
    ['HSET h a 1 b 2', 2],
    ['HSET h b 3 c 4', 1],
    ['HSET h a', "-ERR wrong number of arguments for 'hset' command"],
    ['HSET h a 1 b', "-ERR wrong number of arguments for 'hset' command"],
    ['HMSET h d 5', '+OK'],
    ['HSETNX h d 6', 0],
    ['HSETNX h e 6', 1],
    ['HGET h b', ':3'],
    ['HGET h none', null],
    ['HGET none none', null],
    ['HMGET h a none c', [':1', null, ':4']],
    ['HMGET none a', [null]],
    ['HGETALL h', [':a', ':1', ':b', ':3', ':c', ':4', ':d', ':5', ':e', ':6']],
    ['HGETALL none', []],
    ['HKEYS h', [':a', ':b', ':c', ':d', ':e']],
    ['HVALS h', [':1', ':3', ':4', ':5', ':6']],
    ['HLEN h', 5],
    ['HEXISTS h a', 1],
    ['HEXISTS h none', 0],
    ['HINCRBY h a 9', 10],
    ['HINCRBY h fresh -3', -3],
    ['HSET h text abc', 1],
    ['HINCRBY h text 1', '-ERR hash value is not an integer'],
    ['HINCRBY h a x', notInteger],
    ['HDEL h a none', 1],
    ['HDEL none a', 0],
    ['HDEL h b c d e fresh text', 6],
    ['EXISTS h', 0],
    ['HSET h __proto__ 1 constructor 2', 2],
    ['HGETALL h', [':__proto__', ':1', ':constructor', ':2']],
    ['HINCRBY counter 10 1', 1],
    ['HINCRBY counter 9 1', 1],
    ['HGETALL counter', [':10', ':1', ':9', ':1']],
  ],
  sets: [
    ['SADD s b a a', 2],
    ['SADD s a', 0],
    ['SMEMBERS s', [':a', ':b']],
    ['SISMEMBER s a', 1],
    ['SISMEMBER s c', 0],
    ['SCARD s', 2],
    ['SREM s a c', 1],
    ['SREM s b', 1],
    ['EXISTS s', 0],
    ['SREM s b', 0],
    ['SMEMBERS s', []],
  ],
  'sorted sets: zadd and its flags': [
    ['ZADD z 1 a 2 b', 2],
    ['ZADD z 3 a', 0],
    ['ZADD z CH 4 a 5 c', 2],
    ['ZADD z NX 9 a 9 d', 1],
    ['ZADD z XX 8 a 8 e', 0],
    ['ZADD z GT CH 7 a 10 d', 1],
    ['ZADD z LT CH 7 a 99 d', 1],
    ['ZADD z GT 1 fresh', 1],
    ['ZADD z INCR 2 a', ':9'],
    ['ZADD z NX INCR 2 a', null],
    ['ZADD z XX INCR 2 nobody', null],
    ['ZINCRBY z 0.5 a', ':9.5'],
    ['ZADD z 1', "-ERR wrong number of arguments for 'zadd' command"],
    ['ZADD z 1 a 2', '-ERR syntax error'],
    ['ZADD z one a', '-ERR value is not a valid float'],
    ['ZADD z NX XX 1 a', '-ERR XX and NX options at the same time are not compatible'],
    ['ZADD z NX GT 1 a', '-ERR GT, LT, and/or NX options at the same time are not compatible'],
    ['ZADD z INCR 1 a 2 b', '-ERR INCR option supports a single increment-element pair'],
    ['ZSCORE z a', ':9.5'],
    ['ZSCORE z none', null],
    ['ZSCORE none none', null],
    ['ZCARD z', 5],
    ['ZADD z inf top -inf bottom', 2],
    [
      'ZRANGE z 0 -1 WITHSCORES',
      [':bottom', ':-inf', ':fresh', ':1', ':b', ':2', ':c', ':5', ':a', ':9.5', ':d', ':10', ':top', ':inf'],
    ],
    ['ZADD ms 4102444800123 s', 1],
    ['ZSCORE ms s', ':4102444800123'],
  ],
  'sorted sets: ranges and removal': [
    ['ZADD z 1 a 2 b 2 bb 3 c 4 d', 5],
    ['ZRANGE z 0 1', [':a', ':b']],
    ['ZRANGE z -2 -1', [':c', ':d']],
    ['ZRANGE z 3 1', []],
    ['ZRANGE z 0 99 REV', [':d', ':c', ':bb', ':b', ':a']],
    ['ZRANGE z 2 (4 BYSCORE', [':b', ':bb', ':c']],
    ['ZRANGE z 4 2 BYSCORE REV LIMIT 1 2', [':c', ':bb']],
    [
      'ZRANGE z 0 1 LIMIT 0 1',
      '-ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX',
    ],
    ['ZRANGE z 0 x', notInteger],
    ['ZREVRANGE z 0 1 WITHSCORES', [':d', ':4', ':c', ':3']],
    ['ZRANGEBYSCORE z -inf +inf LIMIT 1 2', [':b', ':bb']],
    ['ZRANGEBYSCORE z (1 2 WITHSCORES', [':b', ':2', ':bb', ':2']],
    ['ZRANGEBYSCORE z x 2', '-ERR min or max is not a float'],
    ['ZREVRANGEBYSCORE z 3 (1', [':c', ':bb', ':b']],
    ['ZCOUNT z 2 3', 3],
    ['ZRANK z bb', 2],
    ['ZREVRANK z bb', 2],
    ['ZRANK z none', null],
    ['ZREMRANGEBYSCORE z -inf 1', 1],
    ['ZREMRANGEBYSCORE z -inf 1', 0],
    ['ZREMRANGEBYRANK z 0 0', 1],
    ['ZREM z bb none', 1],
    ['ZREM none a', 0],
    ['ZREM z c d', 2],
    ['EXISTS z', 0],
    ['ZRANGE z 0 -1', []],
  ],
  'the wrong kind of key': [
    ['SET text 1', '+OK'],
    ['HSET hash f 1', 1],
    ['HGET text f', wrongType],
    ['HSET text f 1', wrongType],
    ['ZADD text 1 a', wrongType],
    ['ZCARD hash', wrongType],
    ['SADD hash 1', wrongType],
    ['GET hash', wrongType],
    ['INCR hash', wrongType],
    ['SET hash 1 GET', wrongType],
    ['MGET hash text', [null, ':1']],
    ['SET hash 1', '+OK'],
  ],
  transactions: [
    ['EXEC', '-ERR EXEC without MULTI'],
    ['DISCARD', '-ERR DISCARD without MULTI'],
    ['MULTI', '+OK'],
    ['MULTI', '-ERR MULTI calls can not be nested'],
    ['SET a 1', '+QUEUED'],
    ['HGET a f', '+QUEUED'],
    ['INCR a', '+QUEUED'],
    ['EXEC', ['+OK', wrongType, 2]],
    ['MULTI', '+OK'],
    ['GET', "-ERR wrong number of arguments for 'get' command"],
    ['SET a 9', '+QUEUED'],
    ['EXEC', '-EXECABORT Transaction discarded because of previous errors.'],
    ['GET a', ':2'],
    ['MULTI', '+OK'],
    ['SET a 9', '+QUEUED'],
    ['DISCARD', '+OK'],
    ['GET a', ':2'],
  ],
}

/** Sets and key lists have no order. */
const unordered = /^(KEYS|SMEMBERS|SCAN)/
const sortDeep = (reply: Wire): Wire =>
  Array.isArray(reply) ? (reply.some(Array.isArray) ? reply.map(sortDeep) : reply.toSorted()) : reply

describe.each(targets)('Redis commands: $name', ({ start }) => {
  let server: Awaited<ReturnType<typeof start>>
  let redis: RawClient

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

  test.each(Object.entries(stories))('%s', async (_name, story) => {
    const heard: Story = []
    for (const [line] of story) {
      const reply = await redis.send(...line.split(' '))
      heard.push([line, unordered.test(line) ? sortDeep(reply) : reply])
    }
    expect(heard).toEqual(story)
  })

  test('a key is gone when its time is over', async () => {
    await redis.send('SET', 'a', '1', 'PX', 60_000)
    expect(await redis.send('GET', 'a')).toBe(':1')
    await redis.send('PEXPIRE', 'a', 30)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect([await redis.send('GET', 'a'), await redis.send('PTTL', 'a')]).toEqual([null, -2])
  })

  test('the time that is left counts down', async () => {
    await redis.send('SET', 'a', '1', 'PX', 60_000)
    expect(await redis.send('TTL', 'a')).toBe(60)
    const left = await redis.send('PTTL', 'a')
    expect(left).toBeGreaterThan(55_000)
    expect(left).toBeLessThanOrEqual(60_000)
  })

  test('every byte comes back as it went', async () => {
    const bytes = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('')
    expect(await redis.send('SET', `key ${bytes}`, bytes)).toBe('+OK')
    expect(await redis.send('GET', `key ${bytes}`)).toBe(`:${bytes}`)
    expect(await redis.send('SET', '', '')).toBe('+OK')
    expect(await redis.send('GET', '')).toBe(':')
  })

  test('many commands in one packet are answered in order', async () => {
    const replies = await Promise.all(Array.from({ length: 500 }, () => redis.send('INCR', 'n')))
    expect(replies).toEqual(Array.from({ length: 500 }, (_, i) => i + 1))
  })

  test('connections share the keys and not their transaction', async () => {
    const other = await connectRaw(server.url)
    await redis.send('MULTI')
    await redis.send('SET', 'a', '1')
    expect(await other.send('GET', 'a')).toBe(null)
    await redis.send('EXEC')
    expect(await other.send('GET', 'a')).toBe(':1')
    other.close()
  })
})
