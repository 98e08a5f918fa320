import 'server-only'
import { z } from 'zod'
import { confirmations } from '@/lib/accounts/schema'
import { type ClipStats, statsRanges } from '@/lib/analytics/schema'
import { type AuthEventPage, authEventKinds } from '@/lib/audit/schema'
import { proofWays, roles, type SessionDto, type UserDto } from '@/lib/auth/schema'
import { captionLanguage, type OwnCaption } from '@/lib/captions/schema'
import type { ErrorEnvelope } from '@/lib/core/errors'
import { type ErrorCode, errorStatus } from '@/lib/core/errors'
import type {
  FollowAnswer,
  ForgetAnswer,
  LikeAnswer,
  RefuseAnswer,
  SaveAnswer,
} from '@/lib/engagement/schema'
import type { FeedPage, VideoCard } from '@/lib/feed/schema'
import type { GivenUpPage } from '@/lib/jobs/schema'
import type { PartnerDto, PartnerProfile } from '@/lib/partners/schema'
import type { PasskeyDto } from '@/lib/passkeys/schema'
import { whyKinds } from '@/lib/ranking/schema'
import type { SearchResults } from '@/lib/search/schema'
import type { UploadRecipe } from '@/lib/storage/schema'
import {
  type ClipPlayback,
  refusalReasons,
  type UploadQuota,
  type UploadTicket,
  type VideoDto,
} from '@/lib/videos/schema'
import type { Health } from '../check-health'
import { as } from './describe-as'
import { offer, suggestion } from './food-answers'
import { socialAnswers } from './social-answers'

const count = z.int().nonnegative()
const instant = z.iso.datetime()

const playback = as<ClipPlayback>()(
  z.object({
    sources: z.array(z.object({ src: z.url(), type: z.string(), kind: z.enum(['file', 'hls']) })),
    poster: z.url().nullable(),
    placeholder: z
      .string()
      .nullable()
      .describe('A few blurred pixels as a `data:` address, until the poster is there.'),
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

const passkey = as<PasskeyDto>()(
  z.object({
    id: z.string(),
    name: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    synced: z.boolean(),
  }),
)

const caption = {
  language: captionLanguage,
  url: z.string().describe('Beginning with a slash: on this server.'),
}

const video = as<VideoDto>()(
  z.object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    status: z.enum(['verifying', 'refused', 'draft', 'scheduled', 'published']),
    refusal: z.enum(refusalReasons).nullable(),
    hidden: z
      .object({ at: instant, why: z.string() })
      .nullable()
      .describe('A moderator took it off the site.'),
    createdAt: instant,
    publishedAt: instant.nullable(),
    publishAt: instant.nullable().describe('When it becomes public, if that lies ahead.'),
    durationMs: count.nullable(),
    width: count.nullable(),
    height: count.nullable(),
    bytes: count.nullable(),
    playback: playback.nullable(),
    ...offer,
    counts,
  }),
)

const videoCard = as<VideoCard>()(
  z.object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    playback,
    captions: z.array(z.object(caption)),
    durationMs: count,
    width: count,
    height: count,
    publishedAt: instant,
    partner: z.object(partnerSummary),
    ...offer,
    counts,
    viewer: z.object({ liked: z.boolean(), saved: z.boolean(), following: z.boolean() }).nullable(),
    why: z.object({ kind: z.enum(whyKinds), text: z.string() }).nullable(),
  }),
)

const openingWeek = z.object({
  timeZone: z.string().describe('As IANA names it, such as Europe/Lisbon.'),
  days: z
    .array(z.array(z.object({ from: z.string(), to: z.string() })))
    .describe('Monday first. 24-hour times; an end at or before its beginning is on the next day.'),
})

const place = z.object({ latitude: z.number(), longitude: z.number() })

const page = {
  ...partnerSummary,
  bio: z.string(),
  address: z.string(),
  hours: openingWeek.nullable(),
  place: place.nullable(),
}
const partner = as<PartnerDto>()(z.object({ ...page, clipCount: count, followerCount: count }))
const profile = as<PartnerProfile>()(z.object({ ...page, earlierHandles: z.array(z.string()) }))

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

const figures = { starts: count, views: count, watchedMs: count, completions: count }
const share = z.number().min(0).max(1)
const day = z.iso.date().describe('In UTC.')

const clipStats = as<ClipStats>()(
  z.object({
    videoId: z.uuid(),
    name: z.string(),
    durationMs: count.nullable(),
    isPublished: z.boolean(),
    range: z.enum(statsRanges),
    from: day,
    to: day,
    totals: z.object({ ...figures, averageMs: count, completionRate: share }),
    likes: count,
    saves: count,
    days: z.array(z.object({ day, ...figures })),
    curve: z.array(z.object({ atMs: count, viewers: count, share })),
  }),
)

const usage = z.object({ used: count, limit: count })
const probe = z.enum(['up', 'down'])
const codes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]

/**
 * The answers as schemas, for the document only: the DTO types stay plain types where they are, so that the browser
 * downloads no schema of what it merely reads. By the name under which the document lists them.
 */
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
  Accepted: z.object({ accepted: z.literal(true) }),
  Confirmed: z.object({ what: z.enum(confirmations) }),
  Refreshed: z.object({ user, accessExpiresAt: instant }),
  Sessions: z.object({ sessions: z.array(session) }),
  History: as<AuthEventPage>()(
    z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          kind: z.enum(authEventKinds),
          outcome: z.enum(['ok', 'refused']),
          detail: z.string().nullable(),
          label: z.string(),
          ip: z.string(),
          at: instant,
        }),
      ),
      nextCursor: z.uuid().nullable(),
    }),
  ),
  ProofWays: z.object({ ways: z.array(z.enum(proofWays)) }),
  Passkey: z.object({ passkey }),
  Passkeys: z.object({ passkeys: z.array(passkey) }),
  /** Handed to the browser as it is; the fields are WebAuthn's. */
  CeremonyOptions: z.object({ options: z.looseObject({ challenge: z.string() }) }),
  UploadQuota: z.object({
    quota: as<UploadQuota>()(
      z.object({ clips: usage, bytes: usage, seconds: usage, freesAt: instant.nullable() }),
    ),
  }),
  UploadTicket: as<UploadTicket>()(
    z.object({ uploadId: z.uuid(), expiresAt: instant, key: z.string(), recipes: z.array(recipe) }),
  ),
  Video: z.object({ video }),
  VideoCard: z.object({ video: videoCard }),
  ClipStats: z.object({ stats: clipStats }),
  Caption: z.object({ caption: as<OwnCaption>()(z.object({ ...caption, text: z.string() })) }),
  Liked: as<LikeAnswer>()(z.object({ liked: z.boolean(), likeCount: count })),
  Saved: as<SaveAnswer>()(z.object({ saved: z.boolean(), saveCount: count })),
  Refused: as<RefuseAnswer>()(z.object({ refused: z.boolean() })),
  Forgotten: as<ForgetAnswer>()(z.object({ forgotten: count })),
  Following: as<FollowAnswer>()(z.object({ following: z.boolean(), followerCount: count })),
  ...socialAnswers,
  FeedPage: as<FeedPage>()(z.object({ items: z.array(videoCard), nextCursor: z.string().nullable() })),
  SearchResults: as<SearchResults>()(
    z.object({
      items: z.array(videoCard),
      partners: z.array(z.object(partnerSummary)),
      isClose: z.boolean().describe('Nothing has these very words; what is here looks like them.'),
    }),
  ),
  Suggestions: z.object({ suggestions: z.array(suggestion) }),
  Partner: z.object({ partner }),
  Profile: z.object({ profile }),
  GivenUpJobs: as<GivenUpPage>()(
    z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          job: z.string(),
          firstAt: instant,
          givenUpAt: instant,
          attempts: count,
          reason: z.string(),
          about: z.record(z.string(), z.string()),
        }),
      ),
      hasMore: z.boolean(),
      isWorking: z.boolean().describe('Whether the server that answers works on jobs.'),
    }),
  ),
  Retried: z.object({ retried: count }),
  Health: as<Health>()(
    z.object({ ready: z.boolean(), dependencies: z.object({ database: probe, sessions: probe }) }),
  ),
  Live: z.object({ status: z.literal('live') }),
  Received: z.object({ received: z.literal(true) }),
  Document: z.looseObject({ openapi: z.string() }),
} satisfies Record<string, z.ZodType>

export type AnswerName = keyof typeof answers
