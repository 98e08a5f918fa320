import { expect, it } from 'vitest'
import { AppError, type ErrorCode, errorStatus } from '@/lib/core/errors'

it.each(Object.entries(errorStatus))(
  '%s has a status of the HTTP contract and words for a person',
  (code, status) => {
    expect([400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503]).toContain(status)
    const error = new AppError(code as ErrorCode)
    expect(error.status).toBe(status)
    expect(error.message).toMatch(/^[A-Z].*\.$/)
  },
)

it('keeps the cause apart from the message', () => {
  const error = new AppError('internal', { cause: new Error('SELECT secret FROM password') })
  expect(error.message).not.toContain('SELECT')
  expect(error.cause).toBeInstanceOf(Error)
})
