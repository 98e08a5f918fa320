import { describe, expect, it } from 'vitest'
import {
  brokerCookieOptions,
  clearedBrokerCookies,
  namedCookies,
  readBrokerCookies,
} from '@/lib/identities/broker-cookies'
import { unitEnv } from '../../support/unit-env'

Object.assign(process.env, unitEnv, { APP_ORIGIN: 'https://morsel.example', TRUSTED_PROXY_HOPS: '1' })

const names = ['session', 'csrf', 'return', 'pkce', 'state', 'nonce'].map((name) => `__Host-oauth.${name}`)

describe("the broker's cookies on https", () => {
  it('have names and attributes that no other host can set [R12]', () => {
    const all = Object.values(brokerCookieOptions())
    expect(all.map(({ name }) => name)).toEqual(names)
    for (const { options } of all) {
      expect(options).toMatchObject({ httpOnly: true, secure: true, path: '/' })
      expect(options).not.toHaveProperty('domain')
      expect(options.maxAge).toBeLessThanOrEqual(900)
    }
  })

  it('come back from another site where they must, and only there', () => {
    const sites = Object.values(brokerCookieOptions()).map(({ options }) => options.sameSite)
    expect(sites).toEqual(['strict', 'strict', 'lax', 'lax', 'lax', 'lax'])
  })

  it('are read by exact name: plain and doubled ones count as none [R12, R13]', () => {
    const headers = new Headers({
      cookie:
        'oauth.state=a; __Host-oauth.nonce=b; __Host-oauth.nonce=c; __Host-oauth.pkce=d%7Ce; __host-oauth.csrf=f',
    })
    expect(readBrokerCookies(headers)).toEqual({ pkceCodeVerifier: 'd|e' })
    expect(namedCookies({ pkceCodeVerifier: 'd|e' })).toEqual({ '__Host-oauth.pkce': 'd|e' })
  })

  it('are all deleted, with the attributes that a browser wants to see for it', () => {
    const lines = clearedBrokerCookies().map(([, line]) => line)
    expect(lines.map((line) => line.split('=')[0])).toEqual(names)
    for (const line of lines)
      expect(line).toMatch(/^[^=]+=; Path=\/; HttpOnly; SameSite=\w+; Secure; Max-Age=0;/)
  })
})
