import { z } from 'zod'
import { shortName } from '@/lib/auth/schema'
import type { OpeningHours } from '@/lib/core/opening-hours'
import { openingHours } from '@/lib/core/opening-hours-schema'
import { orderLink } from '@/lib/core/order-link'
import type { Place } from '@/lib/core/place'
import { plainText } from '@/lib/core/plain-text'

/** Lower-case letters, digits and single hyphens, 3 to 30 characters: safe in a URL without escaping. */
export const handleSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use small letters, digits, and single hyphens between them.')
  .min(3, 'Use at least 3 characters.')
  .max(30, 'Use at most 30 characters.')

export type PartnerSummary = {
  handle: string
  name: string
  avatarUrl: string | null
  orderUrl: string | null
}

export type PartnerDto = PartnerSummary & {
  bio: string
  address: string
  /** Null where none were given. */
  hours: OpeningHours | null
  /** Where it is, if its owner wants it to be found. */
  place: Place | null
  clipCount: number
  followerCount: number
}

export const becomePartnerInput = z.strictObject({ name: shortName })
export type BecomePartnerInput = z.infer<typeof becomePartnerInput>

/** How many earlier handles go on leading to a kitchen; the oldest of more becomes free for others. */
export const maxEarlierHandles = 5

/** A profile as its owner edits it. */
export type PartnerProfile = Omit<PartnerDto, 'clipCount' | 'followerCount'> & {
  /** Still lead here, the one left last first. */
  earlierHandles: string[]
}

/** People type capitals, and the @ that stands before it everywhere. */
const handleInput = plainText
  .trim()
  .transform((text) => text.replace(/^@/, '').toLowerCase())
  .pipe(handleSchema)

/** What a partner types; the form and the API share it. */
export const profileWords = {
  name: shortName,
  handle: handleInput,
  bio: plainText.trim().max(300, 'Use at most 300 characters.'),
  address: plainText.trim().max(160, 'Use at most 160 characters.'),
}

export const profileInput = z
  .strictObject({
    name: profileWords.name.optional(),
    handle: profileWords.handle.optional(),
    bio: profileWords.bio.optional(),
    address: profileWords.address.optional(),
    orderUrl: orderLink.nullable().optional(),
    hours: openingHours.nullable().optional(),
    place: z
      .strictObject({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
      })
      .nullable()
      .optional(),
    /** The ticket of a picture that is in storage; null takes the picture away. */
    avatarUploadId: z.uuid().nullable().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'Nothing to change.')
export type ProfileInput = z.infer<typeof profileInput>
