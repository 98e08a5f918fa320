import type { IncomingMessage } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { admitSignIn, isSignIn } from '@/lib/http/admit-sign-ins'

const request = (method: string, url: string) => ({ method, url }) as IncomingMessage

describe('a sign-in [R35]', () => {
  it.each([
    ['POST', '/api/auth/login', true],
    ['POST', '/api/auth/register', true],
    ['POST', '/login/form?next=%2F', true],
    ['POST', '/register/form', true],
    ['GET', '/api/auth/login', false],
    ['POST', '/api/auth/refresh', false],
    ['POST', '/api/auth/login/other', false],
    ['GET', '/login', false],
  ])('%s %s: %s', (method, url, is) => {
    expect(isSignIn(request(method, url))).toBe(is)
  })

  it('that comes alone is handed on at once; of a crowd, one by one, in order, with pauses', async () => {
    const handedOn: number[] = []
    const spins: number[] = []
    let isOver = false
    // What everybody else does meanwhile.
    const spin = () => {
      spins.push(handedOn.length)
      if (!isOver) setImmediate(spin)
    }
    const crowd = Array.from({ length: 20 }, (_, number) => admitSignIn(() => void handedOn.push(number)))
    expect(handedOn).toEqual([0])
    setImmediate(spin)
    await Promise.all(crowd)
    isOver = true
    expect(handedOn).toEqual(crowd.map((_, number) => number))
    for (const number of handedOn) expect(spins).toContain(number + 1)
  })

  it('is refused when a thousand wait, and loses nobody of them', async () => {
    const handOn = vi.fn()
    const crowd = Array.from({ length: 1_001 }, () => admitSignIn(handOn))
    await expect(admitSignIn(handOn)).rejects.toMatchObject({ code: 'busy' })
    await Promise.all(crowd)
    expect(handOn).toHaveBeenCalledTimes(1_001)
  })
})
