import 'server-only'
import { AppError } from '@/lib/core/errors'
import { findHolder } from './profile-repository'
import { findPartner } from './repository'
import { handleSchema, type PartnerDto } from './schema'

/**
 * A partner's public page data, also by a handle that they had before: the answer has the one of now.
 *
 * @throws AppError `not_found`
 */
export async function getPartner({ handle }: { handle: string }): Promise<PartnerDto> {
  const partner = handleSchema.safeParse(handle).success ? await findByHandle(handle) : null
  if (!partner) throw new AppError('not_found', { message: 'There is no partner with that handle.' })
  return partner
}

async function findByHandle(handle: string): Promise<PartnerDto | null> {
  const partner = await findPartner(handle)
  if (partner) return partner
  const current = await findHolder(handle)
  return current === null ? null : findPartner(current)
}
