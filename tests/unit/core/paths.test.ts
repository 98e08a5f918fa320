import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paths, safeNextPath } from '@/lib/core/paths'

const site = 'https://morsel.example'

describe('safeNextPath [R67]', () => {
  it.each([
    ['/', '/'],
    ['/studio?tab=1#top', '/studio?tab=1#top'],
    ['/p/café', '/p/caf%C3%A9'],
    ['/a/../b', '/b'],
    ['/v/1?next=https://elsewhere.example', '/v/1?next=https://elsewhere.example'],
  ])('lets %j through', (next, path) => {
    expect(safeNextPath(next)).toBe(path)
  })

  it.each([
    null,
    undefined,
    '',
    'studio',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%0d%0a/../..//evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    ' /studio',
    '@evil.example',
    '/\u0000',
    '/\u0085x',
  ])('replaces %j', (next) => {
    expect(safeNextPath(next, '/fallback')).toBe('/fallback')
  })

  it('never leaves the site, whatever it is given', () => {
    const nasty = fc.stringMatching(/^[/\\.@:%?#a\t\n 0-9fF]{0,24}$/)
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        for (const next of [text, `/${text}`, `/${text}//evil.example`]) {
          const path = safeNextPath(next)
          expect(path.startsWith('/')).toBe(true)
          expect(path.startsWith('//')).toBe(false)
          expect(new URL(path, site).origin).toBe(site)
          expect(safeNextPath(path)).toBe(path)
          expect(path).not.toMatch(/[\r\n\\]/)
        }
      }),
      { numRuns: 3_000 },
    )
  })
})

it('escapes what it carries along', () => {
  expect(paths.login('/studio?a=1&b=2')).toBe('/login?next=%2Fstudio%3Fa%3D1%26b%3D2')
  expect(paths.continueSession('/x#y')).toBe('/session/continue?next=%2Fx%23y')
  expect(paths.login()).toBe('/login')
})
