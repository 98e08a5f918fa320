import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/platform/env'
import { parseRedisAddress } from '@/lib/platform/redis-address'
import { unitEnv } from '../../support/unit-env'

const plain = { username: '', password: '', tls: false }

describe('REDIS_URL', () => {
  it.each(['redis://127.0.0.1:6379', 'rediss://user:p%40ss@redis.example/2', 'redis://[::1]:6379?family=6'])(
    'names one Redis: %s',
    (url) => {
      expect(parseRedisAddress(url)).toEqual({ kind: 'single', url })
    },
  )

  it('names a cluster by some of its nodes', () => {
    expect(parseRedisAddress('redis+cluster://a.example:7000,10.0.0.2,[::1]:7002')).toEqual({
      kind: 'cluster',
      nodes: [
        { host: 'a.example', port: 7000 },
        { host: '10.0.0.2', port: 6379 },
        { host: '::1', port: 7002 },
      ],
      ...plain,
    })
    expect(parseRedisAddress('rediss+cluster://morsel:p%40ss%3A@a:1,b:2/0')).toEqual({
      kind: 'cluster',
      nodes: [
        { host: 'a', port: 1 },
        { host: 'b', port: 2 },
      ],
      username: 'morsel',
      password: 'p@ss:',
      tls: true,
    })
  })

  it('names Sentinels, the master they watch, its database, and their own password', () => {
    expect(
      parseRedisAddress('redis+sentinel://:secret@s1,s2:26380/3?name=kitchen&sentinelPassword=p%26q'),
    ).toEqual({
      kind: 'sentinel',
      nodes: [
        { host: 's1', port: 26_379 },
        { host: 's2', port: 26_380 },
      ],
      ...plain,
      password: 'secret',
      database: 3,
      masterName: 'kitchen',
      sentinelPassword: 'p&q',
    })
    expect(parseRedisAddress('redis+sentinel://s1?name=kitchen')).toMatchObject({
      database: 0,
      sentinelPassword: '',
    })
  })

  it.each([
    'redis.example:6379',
    'http://redis.example',
    'redis+cluster://',
    'redis+cluster://a:1,',
    'redis+cluster://a:1,,b:2',
    'redis+cluster://a:port',
    'redis+cluster://a:99999',
    'redis+cluster://a:1/1',
    'redis+cluster://a:1?name=kitchen',
    'redis+cluster://user:%zz@a:1',
    'redis+cluster://a:1#b',
    'redis+sentinel://s1:26379',
    'redis+sentinel://s1:26379?name=',
    'redis+sentinel://s1:26379/x?name=kitchen',
    'redis+sentinel://s1:26379?name=kitchen&password=secret',
    'redis+other://a:1',
    ' redis+cluster://a:1',
  ])('stops the start when it is misspelt: %s', (url) => {
    expect(parseRedisAddress(url)).toBeNull()
    expect(() => parseEnv({ ...unitEnv, REDIS_URL: url })).toThrow('REDIS_URL: is not redis://')
  })

  it('is taken in every form by the start', () => {
    for (const url of ['redis+cluster://a:1,b:2', 'redis+sentinel://a:1/0?name=m', 'rediss://a'])
      expect(parseEnv({ ...unitEnv, REDIS_URL: url }).REDIS_URL).toBe(url)
  })
})
