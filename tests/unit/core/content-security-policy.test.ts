import { expect, it } from 'vitest'
import { contentSecurityPolicy } from '@/lib/core/content-security-policy'

const storage = { api: 'https://api.cloudinary.com', delivery: 'https://res.cloudinary.com' }

function directives(options: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) {
  const text = contentSecurityPolicy({ nonce: 'N', storage, isDevelopment: false, ...options })
  return new Map(
    text.split('; ').map((part) => {
      const [name = '', ...sources] = part.split(' ')
      return [name, sources] as const
    }),
  )
}

it('runs scripts by nonce only, and never evaluates text in production', () => {
  expect(directives().get('script-src')).toEqual(["'self'", "'nonce-N'", "'strict-dynamic'"])
  expect(directives({ isDevelopment: true }).get('script-src')).toContain("'unsafe-eval'")
})

it.each(['object-src', 'base-uri', 'frame-ancestors'])('forbids %s', (name) => {
  expect(directives().get(name)).toEqual(["'none'"])
})

it('lets the browser upload to storage and play from it, and names nobody else', () => {
  const policy = directives()
  expect(policy.get('connect-src')).toEqual(["'self'", storage.api, storage.delivery])
  expect(policy.get('media-src')).toEqual(["'self'", 'blob:', storage.delivery])
  expect(policy.get('img-src')).toEqual(["'self'", 'data:', 'blob:', storage.delivery])
  for (const sources of policy.values())
    for (const source of sources) expect(source).not.toMatch(/\*|^https?:$|unsafe-hashes/)
})

it('names a single storage origin once', () => {
  const local = 'http://127.0.0.1:4000'
  expect(directives({ storage: { api: local, delivery: local } }).get('connect-src')).toEqual([
    "'self'",
    local,
  ])
})
