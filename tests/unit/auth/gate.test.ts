import { readdirSync } from 'node:fs'
import { NextRequest } from 'next/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { gate } from '@/lib/auth/gate'
import type { Role } from '@/lib/auth/schema'
import { generateAccessToken } from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { hourMs } from '@/lib/core/time'
import { config } from '@/middleware'
import { unitEnv } from '../../support/unit-env'

const changed = vi.hoisted(() => ({ NODE_ENV: undefined as string | undefined }))
vi.mock('@/lib/platform/env', async (original) => {
  const { env } = await original<typeof import('@/lib/platform/env')>()
  return { env: () => ({ ...env(), NODE_ENV: changed.NODE_ENV ?? env().NODE_ENV }) }
})

async function accessToken(role: Role, nowMs = Date.now()) {
  const ids = { userId: newId(), sessionId: newSecretId(), generation: 0, epoch: 0 }
  return (await generateAccessToken({ ...ids, role, nowMs, absoluteEndMs: nowMs + hourMs })).token
}

type Cookies = { at?: string; rt?: string }

function visit(
  path: string,
  cookies: Cookies = {},
  init: { method?: string; headers?: Record<string, string> } = {},
) {
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  const headers = { ...init.headers, ...(cookie.length > 0 ? { cookie: cookie.join('; ') } : {}) }
  return gate(new NextRequest(unitEnv.APP_ORIGIN + path, { method: init.method ?? 'GET', headers }))
}

/** Where a visit is sent, or null for the page itself. */
async function detour(...args: Parameters<typeof visit>): Promise<string | null> {
  const location = (await visit(...args)).headers.get('location')
  if (location === null) return null
  const url = new URL(location)
  expect(url.origin).toBe(unitEnv.APP_ORIGIN)
  return url.pathname + url.search
}

const nonceIn = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

describe('routing', () => {
  it.each(['/', '/v/1', '/p/studio', '/login', '/login/studio', '/session/continue?next=/studio'])(
    'leaves %s public',
    async (path) => {
      expect(await detour(path)).toBeNull()
      expect(await detour(path, { rt: 'anything' })).toBeNull()
      expect(await detour(path, { at: await accessToken('viewer', Date.now() - hourMs), rt: 'x' })).toBeNull()
    },
  )

  it.each(['/studious', '/xstudio', '/constructor', '/__proto__', '/_next/x', '/%73tudio', '/a.b'])(
    'finds nothing at %s, which nobody listed, whoever asks [R49]',
    async (path) => {
      for (const at of [undefined, await accessToken('admin')])
        for (const method of ['GET', 'HEAD', 'POST']) {
          const response = await visit(path, at ? { at } : {}, { method })
          expect([response.status, response.headers.get('location')]).toEqual([404, null])
          expect(response.headers.get('x-middleware-next')).toBeNull()
          expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
          expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
          expect(response.headers.get('cache-control')).toBe('private, no-store')
          expect(await response.text()).toContain('This is not on the menu')
        }
    },
  )

  it('passes on what somebody listed, and every file of public/', async () => {
    const files = readdirSync('public').map((name) => `/${name}`)
    expect(files).not.toEqual([])
    for (const path of ['/', '/login', '/v/1', ...files])
      expect((await visit(path)).headers.get('x-middleware-next')).toBe('1')
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('refuses %s of a page [R69]', async (method) => {
    for (const path of ['/', '/studio', '/nowhere']) {
      const response = await visit(path, {}, { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    }
  })

  it('sends a stranger to sign in and back', async () => {
    expect(await detour('/studio/upload?from=a&b=c')).toBe(
      '/login?next=%2Fstudio%2Fupload%3Ffrom%3Da%26b%3Dc',
    )
    expect(await detour('/settings')).toBe('/login?next=%2Fsettings')
  })

  it('sends one whose access token is gone or over to renew it, where there is something to renew it with', async () => {
    const expired = await accessToken('partner', Date.now() - hourMs)
    const onward = '/session/continue?next=%2Fstudio'
    expect(await detour('/studio', { rt: 'refresh' })).toBe(onward)
    expect(await detour('/studio', { at: expired, rt: 'refresh' })).toBe(onward)
    expect(await detour('/studio', { at: 'forged', rt: 'refresh' })).toBe(onward)
    // A link on another site brings the Lax access cookie along, but never the Strict refresh cookie.
    expect(await detour('/studio', { at: expired })).toBe(onward)
    expect(await detour('/studio', { at: 'forged' })).toBe('/login?next=%2Fstudio')
  })

  it.each<[string, Role, string | null]>([
    ['/studio', 'partner', null],
    ['/studio', 'admin', null],
    ['/studio', 'viewer', '/partners-only'],
    ['/settings', 'viewer', null],
  ])('%s for a %s: %j', async (path, role, target) => {
    expect(await detour(path, { at: await accessToken(role) })).toBe(target)
  })

  it.each([
    '/studio.rsc',
    '/studio.segments/_tree.segment.rsc',
    '/STUDIO',
    '/Studio/upload',
    '/studio;x',
    '/studio/',
  ])('guards %s in whatever spelling reaches it [R51]', async (path) => {
    expect(await detour(path)).toMatch(/^\/login\?next=/)
  })

  it('does not believe a client about what middleware has done (CVE-2025-29927)', async () => {
    const headers = { 'x-middleware-subrequest': 'middleware:middleware:middleware', 'x-user-role': 'admin' }
    expect(await detour('/studio', {}, { headers })).toMatch(/^\/login/)
  })

  it('leaves writes to the page, which authorises for itself', async () => {
    expect(await detour('/studio', {}, { method: 'POST' })).toBeNull()
    expect(await detour('/studio', {}, { method: 'HEAD' })).toMatch(/^\/login/)
  })

  it('keeps a detour out of every cache', async () => {
    const response = await visit('/studio')
    expect([response.status, response.headers.get('cache-control')]).toEqual([307, 'private, no-store'])
  })
})

describe('headers', () => {
  it('gives every response a nonce of its own and hands the same to Next [R65]', async () => {
    const nonces = new Set<string | undefined>()
    for (let visits = 0; visits < 1_000; visits += 1) {
      const response = await visit('/')
      const policy = response.headers.get('content-security-policy')
      expect(response.headers.get('x-middleware-request-content-security-policy')).toBe(policy)
      nonces.add(nonceIn(policy))
    }
    expect(nonces.size).toBe(1_000)
    expect(nonces.has(undefined)).toBe(false)
  })

  it('drops what only the server may say [R52], and a policy or nonce of the client’s own', async () => {
    const response = await visit(
      '/',
      {},
      {
        headers: {
          'x-user-id': '1',
          'x-user-role': 'admin',
          'x-middleware-rewrite': '/studio',
          'x-nonce': 'mine',
          'content-security-policy': "script-src 'nonce-mine'",
          'content-security-policy-report-only': "script-src 'nonce-mine'",
          accept: 'text/html',
        },
      },
    )
    const passed = response.headers.get('x-middleware-override-headers')?.split(',') ?? []
    expect(passed).toContain('accept')
    for (const name of [
      'x-user-id',
      'x-user-role',
      'x-middleware-rewrite',
      'content-security-policy-report-only',
    ])
      expect(passed).not.toContain(name)
    const nonce = nonceIn(response.headers.get('content-security-policy'))
    expect(response.headers.get('x-middleware-request-x-nonce')).toBe(nonce)
    expect(response.headers.get('content-security-policy')).not.toContain('mine')
    expect(response.headers.get('x-middleware-request-content-security-policy')).not.toContain('mine')
  })

  it('passes on what only looks like one of those names', async () => {
    const alike = { 'my-x-user-id': '1', 'x-nonce-of-mine': '2', 'no-content-security-policy': '3' }
    const response = await visit('/', {}, { headers: alike })
    for (const [name, value] of Object.entries(alike))
      expect(response.headers.get(`x-middleware-request-${name}`)).toBe(value)
  })
})

describe('a page’s scripts', () => {
  afterEach(() => {
    changed.NODE_ENV = undefined
  })

  it.each([
    ['development', true],
    ['production', false],
    ['test', false],
  ])('in %s may make code out of text: %s', async (mode, isAllowed) => {
    changed.NODE_ENV = mode
    const policy = (await visit('/')).headers.get('content-security-policy')
    expect(policy?.includes("'unsafe-eval'")).toBe(isAllowed)
  })
})

describe('matcher', () => {
  const covers = (path: string) => config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path))

  it.each([
    '/',
    '/studio',
    '/studio/upload',
    '/v/1',
    '/apiary',
    '/favicon.ico',
    '/robots.txt',
    '/_next/data/x.json',
  ])('covers %s', (path) => {
    expect(covers(path)).toBe(true)
  })

  it.each(['/api', '/api/feed', '/_next/static/x.js', '/icon.svg'])('leaves %s alone', (path) => {
    expect(covers(path)).toBe(false)
  })
})
