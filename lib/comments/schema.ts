import { z } from 'zod'
import { plainText } from '@/lib/core/plain-text'

export const maxCommentLength = 500

/** What changes the direction of text, or is not there for the eye: a comment must not reach into what stands around it. */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** One spelling for what looks the same, at most one empty line in a row, and nothing that nobody sees. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(unseen, (letter) => (letter === '\n' ? letter : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim()

export const commentText = plainText
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(1, 'Write something first.')
      .max(maxCommentLength, `Use at most ${maxCommentLength} characters.`),
  )

export const commentInput = z.strictObject({
  /** Made by the writer, so that the same comment sent again is the same comment. */
  id: z.uuidv7(),
  text: commentText,
  /** The comment that begins the thread. */
  replyTo: z.uuid().optional(),
})
export type CommentInput = z.infer<typeof commentInput>

const commentPageLimit = { min: 1, max: 50, default: 20 } as const

export const commentQuery = z.strictObject({
  /** The replies to this comment, the oldest first, instead of the threads, the newest first. */
  thread: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(commentPageLimit.min)
    .max(commentPageLimit.max)
    .default(commentPageLimit.default),
})

/** A kitchen hides a comment under its own clip, or shows it again. */
export const hideInput = z.strictObject({ hidden: z.boolean() })

export const commentParams = z.object({ videoId: z.uuid(), commentId: z.uuid() })

/** Who keeps a comment from being read by everybody. */
export const hiders = ['kitchen', 'moderator'] as const
export type Hider = (typeof hiders)[number]

export type CommentDto = {
  id: string
  text: string
  /** ISO 8601. */
  createdAt: string
  author: { name: string; handle: string | null; avatarUrl: string | null }
  /** Written by the kitchen whose clip it is. */
  isKitchen: boolean
  /** The reader's own. */
  isOwn: boolean
  replyCount: number
  /** Set only for the writer and for the kitchen: nobody else is shown such a comment. */
  hiddenBy: Hider | null
}

export type CommentPage = {
  items: CommentDto[]
  nextCursor: string | null
  /** Of the clip, replies included. */
  commentCount: number
  /** Whether the reader may hide comments here. */
  canHide: boolean
}

export type CommentAnswer = { comment: CommentDto; commentCount: number }
export type CommentCount = { commentCount: number }
export type HiddenAnswer = { hidden: boolean; commentCount: number }
