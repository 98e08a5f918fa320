import { symbols } from 'pino'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { empty, json } from '@/lib/http/respond'
import { type Access, route } from '@/lib/http/route'
import { logger } from '@/lib/platform/logger'
import { unitEnv } from '../../support/unit-env'

const session = vi.hoisted(() => ({ findActor: vi.fn(), requireActor: vi.fn(), hasSessionCookie: vi.fn() }))
const checkLimit = vi.hoisted(() => vi.fn())
vi.mock('@/lib/auth/session', () => session)
vi.mock('@/lib/rate-limit/check-limit', () => ({ checkLimit }))

const actor = (role: Actor['role']): Actor => ({
  userId: 'user',
  sessionId: 'session',
  provedAtMs: 0,
  role,
  displayName: '',
  email: '',
  emailVerified: false,
  partner: null,
})

const handle = vi.fn(async () => empty())
const context = { params: Promise.resolve({}) }

function send(handler: ReturnType<typeof route>, init: RequestInit = {}, path = '/api/x') {
  const headers = {
    origin: unitEnv.APP_ORIGIN,
    'content-type': 'application/json',
    'x-forwarded-for': '127.0.0.1',
  }
  return handler(new Request(unitEnv.APP_ORIGIN + path, { method: 'POST', headers, ...init }), context)
}

beforeEach(() => {
  vi.resetAllMocks()
  handle.mockImplementation(async () => empty())
  session.hasSessionCookie.mockReturnValue(false)
})

describe('route', () => {
  it.each<[Access, Actor['role'], number]>([
    ['session', 'viewer', 204],
    ['partner', 'viewer', 403],
    ['partner', 'partner', 204],
    ['partner', 'admin', 204],
    ['admin', 'partner', 403],
    ['admin', 'admin', 204],
  ])('access %s lets a %s have %i', async (access, role, status) => {
    session.requireActor.mockResolvedValue(actor(role))
    const response = await send(route({ access, handle }))
    expect(response.status).toBe(status)
    expect(handle).toHaveBeenCalledTimes(status === 204 ? 1 : 0)
  })

  it('reads no session for a public route, and asks softly for an optional one', async () => {
    await send(route({ access: 'public', handle }))
    expect(session.findActor).not.toHaveBeenCalled()
    session.findActor.mockResolvedValue(null)
    expect((await send(route({ access: 'optional', handle }))).status).toBe(204)
    expect(session.requireActor).not.toHaveBeenCalled()
  })

  it('checks in this order: origin, type, person, limit, body', async () => {
    const handler = route({
      access: 'session',
      limit: { name: 'video.write', by: 'user' },
      body: z.strictObject({ a: z.string() }),
      handle,
    })
    const refusal = async (init: RequestInit) => (await send(handler, init)).status
    const json = { 'content-type': 'application/json' }
    const nothingRight = { headers: { origin: 'https://evil.example' }, body: '{' }
    session.requireActor.mockRejectedValue(new AppError('unauthenticated'))
    checkLimit.mockRejectedValue(new AppError('rate_limited', { retryAfterSeconds: 3 }))
    expect(await refusal(nothingRight)).toBe(403)
    expect(
      await refusal({ headers: { origin: unitEnv.APP_ORIGIN, 'content-type': 'text/plain' }, body: '{' }),
    ).toBe(415)
    expect(await refusal({ headers: json, body: '{' })).toBe(401)
    session.requireActor.mockResolvedValue(actor('viewer'))
    expect(await refusal({ headers: json, body: '{' })).toBe(429)
    expect(checkLimit).toHaveBeenCalledWith('video.write', 'user')
    checkLimit.mockResolvedValue(undefined)
    expect(await refusal({ headers: json, body: '{' })).toBe(400)
    expect(await refusal({ headers: json, body: '{}' })).toBe(422)
    expect(handle).not.toHaveBeenCalled()
    expect(await refusal({ headers: json, body: '{"a":"b"}' })).toBe(204)
  })

  it('asks for JSON even where no body is read [R62], except of machines with a signature', async () => {
    const headers = { origin: unitEnv.APP_ORIGIN }
    expect((await send(route({ access: 'public', handle }), { headers })).status).toBe(415)
    expect((await send(route({ access: 'public', skipOriginCheck: true, handle }), { headers })).status).toBe(
      204,
    )
  })

  it('answers an error with the envelope, its id and never a stack [R85]', async () => {
    handle.mockRejectedValue(new Error('SELECT secret FROM password'))
    const response = await send(route({ access: 'public', handle }))
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(JSON.parse(text)).toEqual({
      error: {
        code: 'internal',
        message: expect.any(String),
        requestId: response.headers.get('x-request-id'),
      },
    })
    expect(text).not.toContain('SELECT')
  })

  it('logs who was refused what, from where, and never what they sent [R85]', async () => {
    const lines: unknown[] = []
    Reflect.set(logger(), symbols.streamSym, { write: (line: string) => lines.push(JSON.parse(line)) })
    logger().level = 'info'
    session.requireActor.mockResolvedValue(actor('viewer'))
    const handler = route({ access: 'session', body: z.strictObject({}), handle })
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '127.0.0.1' }
    await send(handler, { headers, body: '{"a":"canary"}' })
    const seen = { method: 'POST', path: '/api/x', ip: 'loopback' }
    expect(lines).toEqual([
      expect.objectContaining({
        ...seen,
        level: 30,
        code: 'validation_failed',
        userId: 'user',
        msg: 'refused',
      }),
    ])
    handle.mockRejectedValue(new Error('the disk is full'))
    await send(handler, { headers, body: '{}' })
    expect(lines[1]).toMatchObject({
      ...seen,
      level: 50,
      code: 'internal',
      err: { message: 'the disk is full' },
    })
    session.requireActor.mockRejectedValue(new AppError('unauthenticated'))
    await send(handler, { headers })
    expect(lines[2]).toMatchObject({ ...seen, code: 'unauthenticated' })
    expect(lines[2]).not.toHaveProperty('userId')
    expect(JSON.stringify(lines)).not.toContain('canary')
  })

  it('names the way out of a limit and of an outage', async () => {
    handle.mockRejectedValue(new AppError('rate_limited', { retryAfterSeconds: 2.4 }))
    expect((await send(route({ access: 'public', handle }))).headers.get('retry-after')).toBe('3')
    handle.mockRejectedValue(new Error('connect ECONNREFUSED 127.0.0.1:5432'))
    const outage = await send(route({ access: 'public', handle }))
    expect([outage.status, outage.headers.get('retry-after')]).toEqual([503, '2'])
  })

  it('adds what a refusal is to carry', async () => {
    handle.mockRejectedValue(new AppError('session_ended'))
    const handler = route({
      access: 'public',
      onRefusal: ({ code }) => (code === 'session_ended' ? [['Set-Cookie', 'a=; Max-Age=0']] : []),
      handle,
    })
    expect((await send(handler)).headers.getSetCookie()).toEqual(['a=; Max-Age=0'])
    handle.mockRejectedValue(new AppError('busy'))
    expect((await send(handler)).headers.getSetCookie()).toEqual([])
  })

  it('keeps every answer out of shared caches unless the handler knows better', async () => {
    const silent = await send(route({ access: 'public', handle }))
    expect([silent.headers.get('cache-control'), silent.headers.get('vary')]).toEqual([
      'private, no-store',
      'Cookie',
    ])
    handle.mockImplementation(async () => json(200, {}, { 'Cache-Control': 'public, max-age=5' }))
    expect((await send(route({ access: 'public', handle }))).headers.get('cache-control')).toBe(
      'public, max-age=5',
    )
  })

  it('takes a query that says a thing twice for wrong, not for the first or the last [R70]', async () => {
    const query = z.strictObject({ limit: z.coerce.number().optional() })
    const status = async (search: string) =>
      (await send(route({ access: 'public', query, handle }), {}, `/api/x${search}`)).status
    for (const good of ['', '?limit=1']) expect(await status(good)).toBe(204)
    for (const bad of ['?limit=1&limit=2', '?limit=1&limit=1', '?limit=1&__proto__=1', '?limit[]=1'])
      expect(await status(bad)).toBe(422)
  })

  it('takes a bad parameter for something that is not there', async () => {
    const handler = route({ access: 'public', params: z.object({ id: z.uuid() }), handle })
    expect((await send(handler)).status).toBe(404)
  })
})
