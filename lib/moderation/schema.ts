import { z } from 'zod'
import type { Role } from '@/lib/auth/schema'
import { plainText } from '@/lib/core/plain-text'
import { handleSchema } from '@/lib/partners/schema'
import type { Playback } from '@/lib/storage/schema'

const reportedKinds = ['clip', 'comment', 'partner'] as const
export type ReportedKind = (typeof reportedKinds)[number]

export const reportReasons = ['spam', 'offensive', 'unsafe', 'misleading', 'rights', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

/** As people say it; the form and the admin's pages share the words. */
export const reasonTexts: Record<ReportReason, string> = {
  spam: 'Spam or a scam',
  offensive: 'Hateful, violent or sexual',
  unsafe: 'Dangerous to copy or to eat',
  misleading: 'Not what it says it is',
  rights: 'Uses my work or shows me against my will',
  other: 'Something else',
}

export const maxNoteLength = 500
const note = plainText.trim().max(maxNoteLength, `Use at most ${maxNoteLength} characters.`)

const about = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clip'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('comment'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('partner'), handle: handleSchema }),
])
export type ReportAbout = z.infer<typeof about>

export const reportInput = z
  .strictObject({ about, reason: z.enum(reportReasons), note: note.default('') })
  .refine(({ reason, note }) => reason !== 'other' || note.length > 0, {
    path: ['note'],
    error: 'Please say what it is.',
  })
export type ReportInput = z.infer<typeof reportInput>
export type ReportAnswer = { report: { id: string; reason: ReportReason; createdAt: string } }

export const caseParams = z.object({ kind: z.enum(reportedKinds), thingId: z.uuid() })
export type CaseId = z.infer<typeof caseParams>

export const deeds = ['hide', 'restore', 'suspend', 'unsuspend', 'dismiss'] as const
export type Deed = (typeof deeds)[number]

export const moderationInput = z.strictObject({
  deed: z.enum(deeds),
  ...caseParams.shape,
  /** Kept for good; the owner of a clip that is hidden reads it. */
  why: note.min(3, 'Please say why, in a few words.'),
})
export type ModerationInput = z.infer<typeof moderationInput>
export type ModerationAnswer = { changed: boolean; closedReports: number }

/** One thing of the queue, with all its open reports. */
export type ReportedThing = CaseId & {
  /** Null for what is gone. */
  name: string | null
  isHidden: boolean
  count: number
  /** The most frequent first. */
  reasons: { reason: ReportReason; count: number }[]
  firstAt: string
}

/** One row of the record. */
export type DeedDto = CaseId & { id: string; deed: Deed; by: string; about: string; why: string; at: string }

export type ReportQueue = { items: ReportedThing[]; hasMore: boolean; deeds: DeedDto[] }

type Reported = { id: string; reason: ReportReason; note: string; by: string; at: string; isOpen: boolean }

/** Whoever is behind a thing. */
type OwnerDto = {
  userId: string
  name: string
  handle: string | null
  role: Role
  isSuspended: boolean
}

/** A thing with everything that helps to decide. */
export type CaseDto = CaseId & {
  /** Null for what is gone: its reports can only be dismissed. */
  thing: {
    name: string
    text: string
    playback: Playback | null
    /** Where it stands, for somebody who wants to look at it there; null where it is not on show. */
    path: string | null
    isHidden: boolean
    owner: OwnerDto
  } | null
  reports: Reported[]
  deeds: DeedDto[]
}
