import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseSetCookie } from '../../support/browser'
import { unitEnv } from '../../support/unit-env'

async function cookiesAt(origin: string, nodeEnv = 'production') {
  vi.resetModules()
  vi.stubEnv('APP_ORIGIN', origin)
  vi.stubEnv('NODE_ENV', nodeEnv)
  vi.stubEnv('TRUSTED_PROXY_HOPS', '1')
  return import('@/lib/auth/cookies')
}

const pair = { accessToken: 'access', refreshToken: 'refresh', maxAgeSeconds: null }
const headersWith = (cookie: string) => new Headers({ cookie })

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('cookies on https', () => {
  it('have the __Host- prefix and everything it needs (R9)', async () => {
    const { sessionCookies } = await cookiesAt('https://morsel.example')
    const [access, refresh] = sessionCookies(pair).map(([, line]) => parseSetCookie(line))
    const common = { path: '/', httponly: '', secure: '' }
    expect(access).toEqual({ name: '__Host-at', value: 'access', attributes: { ...common, samesite: 'Lax' } })
    expect(refresh).toEqual({
      name: '__Host-rt',
      value: 'refresh',
      attributes: { ...common, samesite: 'Strict' },
    })
  })

  it('stay with our own pages while a passkey is asked for [R9]', async () => {
    const { ceremonyCookie } = await cookiesAt('https://morsel.example')
    expect(parseSetCookie(ceremonyCookie('browser', 300_000)[1])).toEqual({
      name: '__Host-pk',
      value: 'browser',
      attributes: { path: '/', httponly: '', secure: '', samesite: 'Strict', 'max-age': '300' },
    })
  })

  it('remember a browser for as long as they are told to, and no script can read that [R9]', async () => {
    const { deviceCookie } = await cookiesAt('https://morsel.example')
    const [header, line] = deviceCookie('browser', 86_400_999)
    expect(header).toBe('Set-Cookie')
    expect(parseSetCookie(line)).toEqual({
      name: '__Host-dc',
      value: 'browser',
      attributes: { path: '/', httponly: '', secure: '', samesite: 'Lax', 'max-age': '86400' },
    })
  })

  it('are deleted with the same attributes', async () => {
    const { clearedCookies } = await cookiesAt('https://morsel.example')
    for (const [header, line] of clearedCookies('access', 'refresh', 'device')) {
      expect(header).toBe('Set-Cookie')
      const { name, value, attributes } = parseSetCookie(line)
      expect(name).toMatch(/^__Host-(at|rt|dc)$/)
      expect(value).toBe('')
      expect(attributes).toMatchObject({ path: '/', secure: '', httponly: '', 'max-age': '0' })
      expect(Date.parse(attributes.expires ?? '')).toBe(0)
    }
  })

  it('are never read by their plain names (R12)', async () => {
    const { readCookie } = await cookiesAt('https://morsel.example')
    expect(readCookie(headersWith('at=plain'), 'access')).toBeNull()
    expect(readCookie(headersWith('at=plain; __Host-at=real'), 'access')).toBe('real')
  })
})

describe('cookies on http on this computer', () => {
  it.each(['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000'])(
    'have plain names without Secure at %s, in production too (R12)',
    async (origin) => {
      const { sessionCookies } = await cookiesAt(origin)
      for (const [, line] of sessionCookies(pair)) {
        const { name, attributes } = parseSetCookie(line)
        expect(['at', 'rt']).toContain(name)
        expect(Object.keys(attributes)).toEqual(['path', 'httponly', 'samesite'])
      }
    },
  )

  it('cannot be had anywhere else: the server does not start (R12)', async () => {
    const { sessionCookies } = await cookiesAt('http://morsel.example')
    expect(() => sessionCookies(pair)).toThrow('plain http')
  })
})

describe('lifetime (R11)', () => {
  it('is the session of the browser unless remembered', async () => {
    const { sessionCookies } = await cookiesAt(unitEnv.APP_ORIGIN)
    for (const [, line] of sessionCookies(pair)) expect(line).not.toMatch(/max-age|expires/i)
    for (const [, line] of sessionCookies({ ...pair, maxAgeSeconds: 77 }))
      expect(line).toContain('; Max-Age=77')
  })
})

describe('reading [R13]', () => {
  it.each([
    ['at=a', 'a'],
    ['x=1;at=a;y=2', 'a'],
    ['at=a=b==', 'a=b=='],
    ['at=a; at=a', 'a'],
    ['at=a; at=b', null],
    ['at=', null],
    ['at', null],
    ['atx', null],
    ['=at=a', null],
    ['AT=a', null],
    ['xat=a', null],
    ['x=1;\t at=a', 'a'],
    ['at =a', null],
    ['\u00a0at=a', null],
    ['x=1; \u00a0at=a', null],
    ['\u0085at=a', null],
    ['', null],
    [';;;', null],
  ])('reads %j as %j', async (cookie, value) => {
    const { readCookie } = await cookiesAt(unitEnv.APP_ORIGIN)
    expect(readCookie(headersWith(cookie), 'access')).toBe(value)
  })
})
