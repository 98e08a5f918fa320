import 'server-only'
import { ZodError, z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { isDbUnavailable } from '@/lib/platform/db'
import { isRedisUnavailable } from '@/lib/platform/redis'

/** Unknown fields are named in a message, and a client chooses how long their names are. */
const maxMessageChars = 200

/** Field errors keyed by dotted path; what concerns the whole input stands under `form`. */
export function invalidInput(error: ZodError): AppError {
  const fields: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const key = issue.path.length > 0 ? issue.path.join('.') : 'form'
    fields[key] = [...(fields[key] ?? []), issue.message.slice(0, maxMessageChars)]
  }
  return new AppError('validation_failed', { fields, cause: z.treeifyError(error) })
}

/** Whatever was thrown, as a row of the one table; what nobody foresaw becomes an opaque 500. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ZodError) return invalidInput(error)
  if (isDbUnavailable(error)) return new AppError('db_unavailable', { cause: error })
  if (isRedisUnavailable(error)) return new AppError('sessions_unavailable', { cause: error })
  return new AppError('internal', { cause: error })
}
