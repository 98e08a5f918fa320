import { z } from 'zod'
import { plainText } from '@/lib/core/plain-text'
import type { Playback, UploadRecipe } from '@/lib/storage/schema'

const videoMimes = ['video/mp4', 'video/quicktime', 'video/webm'] as const
export type VideoMime = (typeof videoMimes)[number]

const uploadKinds = ['video', 'cover'] as const

/** The announcement of one file. Type and size are checked again on what really arrives. */
export const presignInput = z.strictObject({
  kind: z.enum(uploadKinds),
  fileName: z.string().min(1).max(255),
  mime: z.string().min(1).max(100),
  bytes: z.int().positive(),
  durationSec: z.number().positive().max(86_400).optional(),
})
export type PresignInput = z.infer<typeof presignInput>

export type UploadTicket = { uploadId: string; expiresAt: string; key: string; recipes: UploadRecipe[] }

const name = plainText.trim().min(1, 'Give the clip a name.').max(80, 'Use at most 80 characters.')
const description = plainText.trim().max(500, 'Use at most 500 characters.')

/** What the person types; the browser form and the post-back share it. */
export const clipDetails = z.strictObject({ name, description: description.default('') })
export type ClipDetails = z.infer<typeof clipDetails>

/** `url` and `receipt` are hints that are compared with what storage says and never stored. */
export const publishInput = z.strictObject({
  uploadId: z.uuid(),
  url: z.url().max(2_000),
  receipt: z.record(z.string().max(100), z.unknown()),
  name,
  description: description.default(''),
  coverUploadId: z.uuid().optional(),
  publish: z.boolean().default(true),
})
export type PublishInput = z.infer<typeof publishInput>

export const editInput = z
  .strictObject({
    name: name.optional(),
    description: description.optional(),
    coverUploadId: z.uuid().optional(),
    published: z.boolean().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'Nothing to change.')
export type EditInput = z.infer<typeof editInput>

export type VideoState = 'verifying' | 'draft' | 'published'

/** A clip as its owner sees it. */
export type VideoDto = {
  id: string
  name: string
  description: string
  status: VideoState
  createdAt: string
  publishedAt: string | null
  durationMs: number | null
  width: number | null
  height: number | null
  bytes: number | null
  playback: Playback | null
  counts: { likes: number; saves: number; comments: number; views: number }
}
