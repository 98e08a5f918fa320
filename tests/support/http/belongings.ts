import { newId, newSecretId } from '@/lib/core/ids'
import { hourMs } from '@/lib/core/time'
import { db } from '@/lib/platform/db'
import type { Person } from './people'

async function insertTicket(ownerId: string): Promise<string> {
  const id = newId()
  const expiresAt = new Date(Date.now() + hourMs)
  await db().upload.create({
    data: {
      id,
      ownerId,
      kind: 'VIDEO',
      provider: 'local',
      key: `http/${newSecretId()}`,
      mime: 'video/mp4',
      declaredBytes: 1_000n,
      maxBytes: 1_000_000n,
      expiresAt,
      renewableUntil: expiresAt,
    },
  })
  return id
}

/** A clip that is there for everybody, without a byte of it in storage. */
async function insertClip(owner: Person, name: string): Promise<string> {
  const id = newId()
  const partner = await db().partner.findUniqueOrThrow({ where: { userId: owner.userId } })
  const uploadId = await insertTicket(owner.userId)
  await db().upload.update({ where: { id: uploadId }, data: { state: 'CONFIRMED' } })
  const now = new Date()
  await db().video.create({
    data: {
      id,
      partnerId: partner.id,
      uploadId,
      name,
      status: 'READY',
      publishedAt: now,
      provider: 'local',
      key: `http/${newSecretId()}`,
      pin: '1',
      url: 'http://localhost:1/clip.mp4',
      mime: 'video/mp4',
      bytes: 1_000n,
      durationMs: 1_000,
      width: 720,
      height: 1280,
    },
  })
  return id
}

/** What the parameters of a route may stand for so that the owner finds something there; another name is any id. */
export type Belongings = Record<string, string>

export async function giveBelongings(owner: Person, clipName: string): Promise<Belongings> {
  const videoId = await insertClip(owner, clipName)
  return {
    handle: owner.handle ?? '',
    videoId,
    // What a moderator looks at.
    kind: 'clip',
    thingId: videoId,
    uploadId: await insertTicket(owner.userId),
    sessionId: newSecretId(),
  }
}

/** A route with its parameters filled in. */
export const fillIn = (route: string, belongings: Belongings): string =>
  route.replaceAll(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name: string) => belongings[name] ?? newId())
