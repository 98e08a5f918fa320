import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { isHandleOf, userHandleOf } from '@/lib/passkeys/user-handle'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

describe('user handles', () => {
  it('are the sixteen bytes of the id', () => {
    const handle = userHandleOf('0190d5a4-7c3e-7000-8000-0123456789ab')
    expect(Buffer.from(handle).toString('hex')).toBe('0190d5a47c3e700080000123456789ab')
    expect(handle).toHaveLength(16)
  })

  it('belong to one user', () => {
    const [one, other] = [newId(), newId()]
    expect(isHandleOf(one, base64url(userHandleOf(one)))).toBe(true)
    expect(isHandleOf(other, base64url(userHandleOf(one)))).toBe(false)
    for (const wrong of ['', base64url(userHandleOf(one)).slice(0, -1), `${base64url(userHandleOf(one))}A`])
      expect(isHandleOf(one, wrong)).toBe(false)
  })
})
