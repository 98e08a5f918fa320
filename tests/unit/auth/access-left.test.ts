import '../../support/unit-env'
import { expect, it, vi } from 'vitest'
import { getAccessLeftMs } from '@/lib/auth/session'
import { generateAccessToken } from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { hourMs, minuteMs } from '@/lib/core/time'

const request = vi.hoisted(() => ({ cookie: '' }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(request) }))

async function accessLeft(cookie: string) {
  request.cookie = cookie
  return getAccessLeftMs()
}

async function accessCookie(nowMs: number) {
  const ids = { userId: newId(), sessionId: newSecretId(), generation: 0, epoch: 0 }
  const made = await generateAccessToken({ ...ids, role: 'viewer', nowMs, absoluteEndMs: nowMs + hourMs })
  return `at=${made.token}`
}

it('has a page renew whatever a refresh may help, without the refresh cookie in sight, too', async () => {
  const expired = await accessCookie(Date.now() - hourMs)
  expect(await accessLeft(expired)).toBe(0)
  expect(await accessLeft(`${expired}; rt=refresh`)).toBe(0)
  expect(await accessLeft('rt=refresh')).toBe(0)
  const leftMs = await accessLeft(await accessCookie(Date.now()))
  expect(leftMs).toBeGreaterThan(9 * minuteMs)
  expect(leftMs).toBeLessThanOrEqual(10 * minuteMs)
  expect(await accessLeft('')).toBeNull()
  expect(await accessLeft('at=forged')).toBeNull()
})
