import { z } from 'zod'

/** Lower-case letters, digits and single hyphens, 3 to 30 characters: safe in a URL without escaping. */
export const handleSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .min(3)
  .max(30)

export type PartnerSummary = {
  handle: string
  name: string
  avatarUrl: string | null
  orderUrl: string | null
}

export type PartnerDto = PartnerSummary & {
  bio: string
  address: string
  clipCount: number
}
