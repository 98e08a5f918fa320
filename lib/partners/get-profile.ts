import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { findProfile } from './profile-repository'
import { requireKitchen } from './require-kitchen'
import type { PartnerProfile } from './schema'

/** The actor's profile, as they edit it. @throws AppError `forbidden` */
export async function getProfile(actor: Actor): Promise<PartnerProfile> {
  const profile = await findProfile(requireKitchen(actor).id)
  if (!profile) throw new AppError('not_found')
  return profile
}
