import 'server-only'
import { AppError } from '@/lib/core/errors'
import { findPartner } from './repository'
import { handleSchema, type PartnerDto } from './schema'

/** A partner's public page data. @throws AppError `not_found` */
export async function getPartner({ handle }: { handle: string }): Promise<PartnerDto> {
  const partner = handleSchema.safeParse(handle).success ? await findPartner(handle) : null
  if (!partner) throw new AppError('not_found', { message: 'There is no partner with that handle.' })
  return partner
}
