import 'server-only'
import { AppError } from '@/lib/core/errors'
import { findTicket } from './ticket-repository'
import type { StoredTicket } from './tickets'

/** An own ticket for a video, whatever became of it. @throws AppError `not_found` */
export async function findVideoTicket(ownerId: string, uploadId: string): Promise<StoredTicket> {
  const ticket = await findTicket(uploadId, ownerId)
  if (ticket?.kind !== 'video') throw new AppError('not_found', { message: 'We do not know that upload.' })
  return ticket
}
