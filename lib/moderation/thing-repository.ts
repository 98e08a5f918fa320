import 'server-only'
import { type Db, db } from '@/lib/platform/db'
import type { CaseId } from './schema'

const account = { id: true, displayName: true, role: true, disabledAt: true } as const
type Account = {
  id: string
  displayName: string
  role: 'VIEWER' | 'PARTNER' | 'ADMIN'
  disabledAt: Date | null
}

type StoredFile = {
  key: string
  pin: string | null
  mime: string
  playsAsIs: boolean
  renditionsReadyAt: Date | null
  coverKey: string | null
  coverPin: string | null
}

/** A thing as a moderator has to see it, whether or not anybody else can. */
export type Thing = {
  name: string
  text: string
  isHidden: boolean
  /** The clip that it is, or stands under. */
  videoId: string | null
  file: StoredFile | null
  owner: Account
  handle: string | null
}

async function findClip(id: string, tx: Db): Promise<Thing | null> {
  const row = await tx.video.findUnique({
    where: { id, deletedAt: null },
    select: {
      name: true,
      description: true,
      hiddenAt: true,
      key: true,
      pin: true,
      mime: true,
      playsAsIs: true,
      renditionsReadyAt: true,
      coverKey: true,
      coverPin: true,
      partner: { select: { handle: true, user: { select: account } } },
    },
  })
  if (!row) return null
  const { name, description: text, hiddenAt, partner, ...file } = row
  const { user: owner, handle } = partner
  return { name, text, isHidden: hiddenAt !== null, videoId: id, file, owner, handle }
}

async function findComment(id: string, tx: Db): Promise<Thing | null> {
  const row = await tx.comment.findUnique({
    where: { id },
    select: {
      text: true,
      removedAt: true,
      videoId: true,
      video: { select: { name: true } },
      author: { select: { ...account, partner: { select: { handle: true } } } },
    },
  })
  if (!row) return null
  const { partner, ...owner } = row.author
  return {
    name: `Comment under ${row.video.name}`,
    text: row.text,
    isHidden: row.removedAt !== null,
    videoId: row.videoId,
    file: null,
    owner,
    handle: partner?.handle ?? null,
  }
}

async function findPartner(id: string, tx: Db): Promise<Thing | null> {
  const row = await tx.partner.findUnique({
    where: { id },
    select: { name: true, bio: true, handle: true, user: { select: account } },
  })
  if (!row) return null
  const { name, bio: text, handle, user: owner } = row
  return { name, text, isHidden: owner.disabledAt !== null, videoId: null, file: null, owner, handle }
}

const finders = { clip: findClip, comment: findComment, partner: findPartner }

/** Null for what is gone. */
export function findThing({ kind, thingId }: CaseId, tx: Db = db()): Promise<Thing | null> {
  return finders[kind](thingId, tx)
}
