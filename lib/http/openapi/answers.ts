import 'server-only'
import { z } from 'zod'
import { roles, type SessionDto, type UserDto } from '@/lib/auth/schema'
import type { ErrorEnvelope } from '@/lib/core/errors'
import { type ErrorCode, errorStatus } from '@/lib/core/errors'
import type { FeedPage, VideoCard } from '@/lib/feed/schema'
import type { PartnerDto } from '@/lib/partners/schema'
import type { Playback, UploadRecipe } from '@/lib/storage/schema'
import type { UploadTicket, VideoDto } from '@/lib/videos/schema'
import type { Health } from '../check-health'

/**
 * The answers as schemas, for the document only: the DTO types stay plain types where they are, so that the browser
 * downloads no schema of what it merely reads. `as` refuses to compile when a schema and its type part ways.
 */
const as =
  <Dto>() =>
  <Schema extends z.ZodType<Dto>>(
    schema: Schema & ([Dto] extends [z.output<Schema>] ? unknown : 'says more than the type'),
  ): z.ZodType<Dto> =>
    schema

const count = z.int().nonnegative()
const instant = z.iso.datetime()

const playback = as<Playback>()(
  z.object({
    sources: z.array(z.object({ src: z.url(), type: z.string(), kind: z.enum(['file', 'hls']) })),
    poster: z.url().nullable(),
  }),
)

const counts = z.object({ likes: count, saves: count, comments: count, views: count })

const partnerSummary = {
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.url().nullable(),
  orderUrl: z.url().nullable(),
}

const user = as<UserDto>()(
  z.object({
    id: z.uuid(),
    email: z.email(),
    displayName: z.string(),
    role: z.enum(roles),
    emailVerified: z.boolean(),
    partner: z.object({ handle: z.string(), name: z.string(), avatarUrl: z.url().nullable() }).nullable(),
  }),
)

const session = as<SessionDto>()(
  z.object({
    id: z.string(),
    label: z.string(),
    ip: z.string(),
    createdAt: instant,
    lastUsedAt: instant,
    current: z.boolean(),
  }),
)

const video = as<VideoDto>()(
  z.object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    status: z.enum(['verifying', 'draft', 'published']),
    createdAt: instant,
    publishedAt: instant.nullable(),
    durationMs: count.nullable(),
    width: count.nullable(),
    height: count.nullable(),
    bytes: count.nullable(),
    playback: playback.nullable(),
    counts,
  }),
)

const videoCard = as<VideoCard>()(
  z.object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    playback,
    durationMs: count,
    width: count,
    height: count,
    publishedAt: instant,
    partner: z.object(partnerSummary),
    counts,
    viewer: z.object({ liked: z.boolean(), saved: z.boolean(), following: z.boolean() }).nullable(),
  }),
)

const partner = as<PartnerDto>()(
  z.object({ ...partnerSummary, bio: z.string(), address: z.string(), clipCount: count }),
)

const recipe = as<UploadRecipe>()(
  z.object({
    kind: z.literal('form'),
    url: z.url(),
    fields: z.array(z.tuple([z.string(), z.string()])),
    fileField: z.string(),
    ok: z.array(z.int()),
    answer: z.object({ urlField: z.string(), receiptFields: z.array(z.string()) }),
    chunk: z.object({ idHeader: z.string(), rangeHeader: z.string(), minBytes: count, bytes: count }),
  }),
)

const probe = z.enum(['up', 'down'])
const codes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]

/** By the name under which the document lists them. */
export const answers = {
  Error: as<ErrorEnvelope>()(
    z.object({
      error: z.object({
        code: z.enum(codes),
        message: z.string(),
        fields: z.record(z.string(), z.array(z.string())).exactOptional(),
        requestId: z.string(),
      }),
    }),
  ),
  SignedIn: z.object({ user }),
  Refreshed: z.object({ user, accessExpiresAt: instant }),
  Sessions: z.object({ sessions: z.array(session) }),
  UploadTicket: as<UploadTicket>()(
    z.object({ uploadId: z.uuid(), expiresAt: instant, key: z.string(), recipes: z.array(recipe) }),
  ),
  Video: z.object({ video }),
  VideoCard: z.object({ video: videoCard }),
  FeedPage: as<FeedPage>()(z.object({ items: z.array(videoCard), nextCursor: z.string().nullable() })),
  Partner: z.object({ partner }),
  Health: as<Health>()(
    z.object({ ready: z.boolean(), dependencies: z.object({ database: probe, sessions: probe }) }),
  ),
  Live: z.object({ status: z.literal('live') }),
  Received: z.object({ received: z.literal(true) }),
  Document: z.looseObject({ openapi: z.string() }),
} satisfies Record<string, z.ZodType>

export type AnswerName = keyof typeof answers
