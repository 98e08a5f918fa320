import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import type { Prisma } from '@/prisma/generated/client'

type Owner = { userId: string; partner: { id: string } }

/** A row as a verified upload leaves it; what storage holds is of no interest to who calls this. */
export async function insertClip(
  { userId, partner }: Owner,
  clip: Pick<Prisma.VideoUncheckedCreateInput, 'name'> & Partial<Prisma.VideoUncheckedCreateInput>,
): Promise<string> {
  const [id, uploadId] = [newId(), newId()]
  const key = `test/${uploadId}`
  const shared = { provider: 'local', key, mime: 'video/mp4' }
  const ticket = { ...shared, ownerId: userId, kind: 'VIDEO' as const, state: 'CONFIRMED' as const }
  const ends = { expiresAt: new Date(), renewableUntil: new Date() }
  await db().upload.create({ data: { id: uploadId, ...ticket, ...ends, declaredBytes: 1, maxBytes: 1 } })
  const shape = { pin: '1', durationMs: 1_000, width: 720, height: 1280 }
  await db().video.create({
    data: { id, uploadId, partnerId: partner.id, ...shared, ...shape, status: 'READY', ...clip },
  })
  return id
}
