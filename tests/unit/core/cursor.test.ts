import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'

it('comes back as it went, in letters that need no escaping in a URL', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8_640_000_000_000_000 }), (ms) => {
      const cursor = { at: new Date(ms), id: newId() }
      const text = encodeCursor(cursor)
      expect(encodeURIComponent(text)).toBe(text)
      expect(decodeCursor(text)).toEqual(cursor)
    }),
  )
})

const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

it.each([
  '',
  'null',
  '!!!',
  forged(null),
  forged([1]),
  forged([1, 'x']),
  forged([-1, newId()]),
  forged([1.5, newId()]),
  forged([8_640_000_000_000_001, newId()]),
  forged([1, newId(), 'more']),
  forged({ at: 1, id: newId() }),
  forged([1, "'; DROP TABLE video; --"]),
])('refuses %j as malformed', (text) => {
  expect(() => decodeCursor(text)).toThrow(AppError)
})

it('answers nothing but a cursor or an AppError to any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        decodeCursor(text)
      } catch (error) {
        expect((error as AppError).code).toBe('malformed_request')
      }
    }),
  )
})
