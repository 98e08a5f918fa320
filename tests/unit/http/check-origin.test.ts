import { describe, expect, it } from 'vitest'
import { checkOrigin } from '@/lib/http/check-origin'

const appOrigin = 'https://morsel.example'

function outcome(headers: Record<string, string>, { method = 'POST', carriesSession = true } = {}) {
  // `Request` drops forbidden headers; the check only reads these two members.
  const request = { method, headers: new Headers(headers) } as Request
  try {
    checkOrigin(request, { appOrigin, carriesSession })
    return 'allowed'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('checkOrigin [R60]', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'X-ODD'])('guards %s', (method) => {
    expect(outcome({ 'sec-fetch-site': 'cross-site' }, { method })).toBe('cross_origin')
  })

  it.each(['GET', 'HEAD', 'OPTIONS'])('lets %s read', (method) => {
    expect(outcome({ 'sec-fetch-site': 'cross-site' }, { method })).toBe('allowed')
  })

  it.each(['cross-site', 'same-site', 'none', '', 'nonsense'])('refuses Sec-Fetch-Site: %j', (site) => {
    expect(outcome({ 'sec-fetch-site': site, origin: appOrigin })).toBe('cross_origin')
  })

  it('allows our own pages', () => {
    expect(outcome({ 'sec-fetch-site': 'same-origin', origin: appOrigin })).toBe('allowed')
    expect(outcome({ 'sec-fetch-site': 'same-origin' })).toBe('allowed')
    expect(outcome({ origin: appOrigin })).toBe('allowed')
  })

  it.each([
    'null',
    '',
    'http://morsel.example',
    'https://morsel.example:8443',
    'https://www.morsel.example',
    'https://morsel.example.evil.example',
    'https://evil.example',
    'https://morsel.example@evil.example',
    'https://morsel.example/',
    'HTTPS://MORSEL.EXAMPLE',
    'not a url',
    'https://[',
  ])('refuses Origin: %j, with and beside Sec-Fetch-Site', (origin) => {
    expect(outcome({ origin })).toBe('cross_origin')
    expect(outcome({ origin, 'sec-fetch-site': 'same-origin' })).toBe('cross_origin')
    expect(outcome({ origin }, { carriesSession: false })).toBe('cross_origin')
  })

  it('looks at neither Host nor X-Forwarded-Host', () => {
    const headers = {
      origin: 'https://evil.example',
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    }
    expect(outcome(headers)).toBe('cross_origin')
  })

  it('lets a plain API client in only without a session', () => {
    expect(outcome({}, { carriesSession: false })).toBe('allowed')
    expect(outcome({}, { carriesSession: true })).toBe('cross_origin')
  })
})
