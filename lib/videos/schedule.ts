import 'server-only'
import { AppError } from '@/lib/core/errors'
import { maxScheduleMs } from './schema'

function refuse(message: string): never {
  throw new AppError('validation_failed', { fields: { publishAt: [message] } })
}

/**
 * The moment a clip is to become public.
 *
 * @param publishAt ISO 8601 with its offset, or nothing
 * @returns null where nothing was asked for
 * @throws AppError `validation_failed` for a moment that is over, or more than `maxScheduleMs` away
 */
export function toSchedule(publishAt: string | undefined, nowMs = Date.now()): Date | null {
  if (publishAt === undefined) return null
  const at = new Date(publishAt)
  if (at.getTime() <= nowMs) refuse('That time is over. Choose one that is still to come.')
  if (at.getTime() > nowMs + maxScheduleMs) refuse('Choose a time within the next year.')
  return at
}

/** Whether a row with that `publishedAt` waits for its moment. */
export function isAhead(publishedAt: Date | null, nowMs = Date.now()): publishedAt is Date {
  return publishedAt !== null && publishedAt.getTime() > nowMs
}
