import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChallenge } from '@/lib/passkeys/client-data'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('readChallenge', () => {
  it('reads the challenge, whatever else a browser says', () => {
    expect(readChallenge(encode({ challenge: 'abc', type: 'webauthn.get', more: [1] }))).toBe('abc')
  })

  it('takes no answer from inside a frame of another site', () => {
    expect(readChallenge(encode({ challenge: 'abc', crossOrigin: true }))).toBeNull()
    expect(readChallenge(encode({ challenge: 'abc', crossOrigin: false }))).toBe('abc')
  })

  it.each([[null], [[]], ['abc'], [{}], [{ challenge: 7 }], [{ challenge: 'abc', crossOrigin: 'no' }]])(
    'takes %j for none',
    (value) => {
      expect(readChallenge(encode(value))).toBeNull()
    },
  )

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readChallenge(text)
      }),
    )
  })
})
