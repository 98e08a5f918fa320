import { z } from 'zod'
import {
  allergenNames,
  allergens,
  type Dietary,
  dietNames,
  diets,
  findContradiction,
} from '@/lib/core/dietary'
import type { Dish } from '@/lib/core/dish'
import { type Moment, maxMoments } from '@/lib/core/moments'
import { orderLink } from '@/lib/core/order-link'
import { placeholderShape } from '@/lib/core/placeholder'
import { plainText } from '@/lib/core/plain-text'
import { dayMs } from '@/lib/core/time'
import type { Playback, UploadRecipe } from '@/lib/storage/schema'

const videoMimes = ['video/mp4', 'video/quicktime', 'video/webm'] as const
export type VideoMime = (typeof videoMimes)[number]

const uploadKinds = ['video', 'cover', 'avatar'] as const

/** The announcement of one file. Type and size are checked again on what really arrives. */
export const presignInput = z.strictObject({
  kind: z.enum(uploadKinds),
  fileName: z.string().min(1).max(255),
  mime: z.string().min(1).max(100),
  bytes: z.int().positive(),
  durationSec: z.number().positive().max(86_400).optional(),
})
export type PresignInput = z.infer<typeof presignInput>

type Usage = { used: number; limit: number }
/** What a partner has announced in the last 24 hours, and may. */
export type UploadQuota = {
  clips: Usage
  bytes: Usage
  seconds: Usage
  /** When the oldest of it no longer counts; null when nothing does. */
  freesAt: string | null
}

export type UploadTicket = { uploadId: string; expiresAt: string; key: string; recipes: UploadRecipe[] }

const name = plainText.trim().min(1, 'Give the clip a name.').max(80, 'Use at most 80 characters.')
const description = plainText.trim().max(500, 'Use at most 500 characters.')

/** What the person types; the browser form and the post-back share it. */
export const clipDetails = z.strictObject({ name, description: description.default('') })
export type ClipDetails = z.infer<typeof clipDetails>

/** How far ahead a clip can be scheduled. */
export const maxScheduleMs = 366 * dayMs

/** An instant with its offset: a time of day alone would mean another moment to every reader. */
const instant = z.iso
  .datetime({ offset: true, error: 'Use a date and time with its offset from UTC.' })
  .max(40)

/** The chosen picture, boiled down by the browser that has it. */
const placeholder = z.string().regex(placeholderShape, 'That is no placeholder.')

/** What a browser says it uploaded. `url` and `receipt` are hints that are compared with what storage says and never stored. */
export const replaceInput = z.strictObject({
  uploadId: z.uuid(),
  url: z.url().max(2_000),
  receipt: z.record(z.string().max(100), z.unknown()),
  coverUploadId: z.uuid().optional(),
  placeholder: placeholder.optional(),
})
export type ReplaceInput = z.infer<typeof replaceInput>

/** The same, for a clip of its own. */
export const publishInput = replaceInput
  .extend({
    name,
    description: description.default(''),
    publish: z.boolean().default(true),
    publishAt: instant.optional(),
  })
  .refine(({ publish, publishAt }) => publish || publishAt === undefined, {
    path: ['publishAt'],
    error: 'A draft is not published at any time.',
  })
export type PublishInput = z.infer<typeof publishInput>

/** Letters of any language, digits, and what stands inside of words. */
const tagShape = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} '&-]*$/u

/** One spelling for one tag: "#Late Night" and "late  night" are the same. */
const tag = plainText
  .transform((text) =>
    text
      .normalize('NFKC')
      .replace(/^[\s#]+/, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase(),
  )
  .pipe(
    z
      .string()
      .min(1, 'A tag needs a word.')
      .max(24, 'Use at most 24 characters for a tag.')
      .regex(tagShape, 'Use letters, digits and spaces in tags.'),
  )

export const tagsInput = z
  .array(tag)
  .max(8, 'Use at most 8 tags.')
  .transform((tags) => [...new Set(tags)])

/** Written out, because browsers and servers of different age know different ones. */
export const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'AUD',
  'BRL',
  'CAD',
  'CZK',
  'DKK',
  'HUF',
  'INR',
  'JPY',
  'KRW',
  'MXN',
  'NOK',
  'NZD',
  'PLN',
  'RON',
  'SEK',
  'SGD',
  'THB',
  'TRY',
  'UAH',
  'ZAR',
] as const

export const dishInput = z.strictObject({
  name: plainText.trim().min(1, 'Name the dish that costs this.').max(60, 'Use at most 60 characters.'),
  price: z
    .strictObject({
      minor: z.int().min(0, 'A price cannot be below zero.').max(100_000_000, 'That price is too high.'),
      currency: z.enum(currencies),
    })
    .nullable(),
})

const moment = dishInput.extend({
  name: plainText.trim().min(1, 'Name the dish.').max(60, 'Use at most 60 characters.'),
  atMs: z.int().min(0).max(dayMs),
})

/** Dishes on the timeline of a clip, each at a time of its own; kept in the order of time. */
export const momentsInput = z
  .array(moment)
  .max(maxMoments, `Use at most ${maxMoments} marks.`)
  .superRefine((moments, context) => {
    moments.forEach(({ atMs }, index) => {
      if (moments.findIndex((other) => other.atMs === atMs) < index)
        context.addIssue({ code: 'custom', path: [index, 'atMs'], message: 'Two dishes begin here.' })
    })
  })
  .transform((moments) => moments.toSorted((one, other) => one.atMs - other.atMs))

/** What a dish is right for and what is in it, said together: each is wrong without the other. */
export const dietaryInput = z
  .strictObject({
    diets: z.array(z.enum(diets)).max(diets.length),
    allergens: z.array(z.enum(allergens)).max(allergens.length).nullable(),
  })
  .superRefine((dietary, context) => {
    const found = findContradiction(dietary)
    if (!found) return
    const message = `${dietNames[found.diet]} and with ${allergenNames[found.allergen].toLowerCase()} cannot both be right.`
    context.addIssue({ code: 'custom', path: ['diets'], message })
  })

export const editInput = z
  .strictObject({
    name: name.optional(),
    description: description.optional(),
    tags: tagsInput.optional(),
    dish: dishInput.nullable().optional(),
    dietary: dietaryInput.optional(),
    moments: momentsInput.optional(),
    orderUrl: orderLink.nullable().optional(),
    coverUploadId: z.uuid().optional(),
    placeholder: placeholder.optional(),
    published: z.boolean().optional(),
    publishAt: instant.optional(),
  })
  .refine(({ published, publishAt }) => published === undefined || publishAt === undefined, {
    path: ['publishAt'],
    error: 'Publish it now, later, or not at all.',
  })
  .refine(({ coverUploadId, placeholder }) => coverUploadId !== undefined || placeholder === undefined, {
    path: ['placeholder'],
    error: 'A placeholder comes with the cover it is of.',
  })
  .refine((input) => Object.keys(input).length > 0, 'Nothing to change.')
export type EditInput = z.infer<typeof editInput>

/** How long a deleted clip can be brought back. */
export const undoMs = 10_000

/** A deleted clip that can be brought back for `leftMs` more. */
export type RestorableDto = { id: string; name: string; leftMs: number }

/**
 * `scheduled`: ready, and public from `publishAt` on · `refused`: acknowledged once, and then not the announced file, or
 * never seen by storage
 */
export const videoStates = ['published', 'scheduled', 'draft', 'verifying', 'refused'] as const
export type VideoState = (typeof videoStates)[number]

/** Why a clip was not accepted: what was found in storage, or that nothing ever was. */
export const refusalReasons = [
  'key_mismatch',
  'bad_proof',
  'wrong_type',
  'wrong_size',
  'too_large',
  'too_long',
  'truncated',
  'changed',
  'never_verified',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** What the studio's list was asked for in its address. Nonsense asks for nothing, so that an old link still opens. */
export const clipFilter = z.object({
  q: plainText.trim().max(100).catch(''),
  state: z.enum(videoStates).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
})
export type ClipFilter = z.infer<typeof clipFilter>

/** How a clip plays, and what stands in for its picture until that is there: a `data:` address, or null. */
export type ClipPlayback = Playback & { placeholder: string | null }

/** A clip as its owner sees it. */
export type VideoDto = {
  id: string
  name: string
  description: string
  status: VideoState
  /** Of a clip that is `refused`; null also where nobody wrote it down. */
  refusal: RefusalReason | null
  createdAt: string
  /** Why a moderator took it off the site; null while nobody has. */
  hidden: { at: string; why: string } | null
  /** Since when everybody sees it; null while they do not. */
  publishedAt: string | null
  /** When it becomes public, if it is scheduled, by itself or once it is verified. */
  publishAt: string | null
  durationMs: number | null
  width: number | null
  height: number | null
  bytes: number | null
  playback: ClipPlayback | null
  tags: string[]
  dish: Dish | null
  dietary: Dietary
  moments: Moment[]
  /** The clip's own; null where the partner's stands in. */
  orderUrl: string | null
  counts: { likes: number; saves: number; comments: number; views: number }
}
