import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/platform/env'
import { unitEnv } from '../../support/unit-env'

const production = {
  ...unitEnv,
  NODE_ENV: 'production',
  APP_ORIGIN: 'https://morsel.example',
  TRUSTED_PROXY_HOPS: '1',
}

describe('parseEnv', () => {
  it('fills in the defaults', () => {
    expect(parseEnv(unitEnv)).toMatchObject({
      TRUSTED_PROXY_HOPS: 0,
      MAX_VIDEO_MB: 100,
      MAX_VIDEO_SECONDS: 180,
      STORAGE_PROVIDER: 'cloudinary',
    })
  })

  it('takes an empty variable for an absent one', () => {
    expect(parseEnv({ ...unitEnv, MAX_VIDEO_MB: '', AUTH_SECRET_PREVIOUS: '' }).MAX_VIDEO_MB).toBe(100)
  })

  it('keeps only the origin of APP_ORIGIN', () => {
    expect(parseEnv({ ...unitEnv, APP_ORIGIN: 'http://localhost:3000/x?y' }).APP_ORIGIN).toBe(
      'http://localhost:3000',
    )
  })

  it('lists everything that is wrong at once, by name and without a value [R87]', () => {
    const parse = () =>
      parseEnv({
        APP_ORIGIN: 'ftp://x',
        AUTH_SECRET: 'too-short-secret',
        REDIS_URL: 'http://x',
        DATABASE_URL: '',
      })
    for (const text of ['APP_ORIGIN: ', 'AUTH_SECRET: needs', 'REDIS_URL: ', 'DATABASE_URL: is not set'])
      expect(parse).toThrow(text)
    expect(parse).not.toThrow('too-short-secret')
  })

  it.each([
    ['a secret of 31 characters', { AUTH_SECRET: 'abcdefghij0123456789abcdefghij0' }, 'AUTH_SECRET'],
    ['a secret of one letter', { AUTH_SECRET: 'a'.repeat(64) }, 'AUTH_SECRET'],
    ['an empty secret', { AUTH_SECRET: '' }, 'AUTH_SECRET: is not set'],
    ['a secret of seven letters', { AUTH_SECRET: 'abcdefg'.repeat(8) }, 'AUTH_SECRET'],
    ['a short previous secret', { AUTH_SECRET_PREVIOUS: 'short' }, 'AUTH_SECRET_PREVIOUS'],
    ['plain http on a host', { APP_ORIGIN: 'http://morsel.example' }, 'APP_ORIGIN'],
    ['plain http on a look-alike', { APP_ORIGIN: 'http://localhost.evil.example' }, 'APP_ORIGIN'],
    ['the Redis address of a web page', { REDIS_URL: 'https://redis.example' }, 'REDIS_URL'],
    ['hops below none', { TRUSTED_PROXY_HOPS: '-1' }, 'TRUSTED_PROXY_HOPS'],
  ])('refuses %s [R5, R12]', (_, change, name) => {
    expect(() => parseEnv({ ...unitEnv, ...change })).toThrow(name)
  })

  it('starts in production with real values, and refuses the sample secret and unknown proxies there [R5]', () => {
    expect(parseEnv(production).NODE_ENV).toBe('production')
    const sample = 'change-me-change-me-change-me-change-me'
    expect(() => parseEnv({ ...production, AUTH_SECRET: sample })).toThrow('sample')
    expect(() => parseEnv({ ...production, TRUSTED_PROXY_HOPS: '0' })).toThrow('TRUSTED_PROXY_HOPS')
  })
})
