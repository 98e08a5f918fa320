import { describe, expect, it } from 'vitest'
import { issuerOfKey, oidcKey, providerOfKey } from '@/lib/identities/identity-key'
import { isOffered, listProviders, nameOfKey } from '@/lib/identities/list-providers'
import { unitEnv } from '../../support/unit-env'

Object.assign(process.env, unitEnv, {
  GOOGLE_CLIENT_ID: 'id',
  GOOGLE_CLIENT_SECRET: 'secret',
  OIDC_ISSUER: 'https://login.example.com/',
  OIDC_CLIENT_ID: 'id',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_NAME: 'Example',
})

describe('the key of an identity', () => {
  it('carries the issuer, with or without its slash', () => {
    expect(oidcKey('https://a.example/t/')).toBe('oidc:https://a.example/t')
    expect(oidcKey('https://a.example')).not.toBe(oidcKey('https://b.example'))
    expect(issuerOfKey(oidcKey('https://a.example'))).toBe('https://a.example')
  })

  it('tells the service', () => {
    expect(['google', 'github', 'oidc:https://a.example'].map(providerOfKey)).toEqual([
      'google',
      'github',
      'oidc',
    ])
  })

  it('is of use where the environment names the service today', () => {
    expect(listProviders().map(({ name }) => name)).toEqual(['Google', 'Example'])
    expect(isOffered('google')).toBe(true)
    expect(isOffered('github')).toBe(false)
    expect(isOffered('oidc:https://login.example.com')).toBe(true)
    expect(isOffered('oidc:https://former.example.com')).toBe(false)
    expect(isOffered('oidc:')).toBe(false)
  })

  it('has a name also when it is of no use any more', () => {
    expect(nameOfKey('oidc:https://login.example.com')).toBe('Example')
    expect(nameOfKey('oidc:https://former.example.com/x')).toBe('former.example.com')
    expect(nameOfKey('github')).toBe('GitHub')
  })
})
