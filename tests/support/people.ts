import type { Actor } from '@/lib/auth/schema'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'

type WithPartner = Actor & { partner: NonNullable<Actor['partner']> }

/** A user nobody else has; ids keep parallel test files out of each other's way. */
async function insertUser(role: 'VIEWER' | 'PARTNER'): Promise<Actor> {
  const userId = newId()
  const email = `${userId}@example.com`
  await db().user.create({ data: { id: userId, email, displayName: 'Test', role } })
  return {
    userId,
    sessionId: newId(),
    provedAtMs: Date.now(),
    role: role === 'PARTNER' ? 'partner' : 'viewer',
    displayName: 'Test',
    email,
    emailVerified: false,
    partner: null,
  }
}

export const createViewer = () => insertUser('VIEWER')

export async function createPartner(): Promise<WithPartner> {
  const actor = await insertUser('PARTNER')
  const partner = {
    id: newId(),
    handle: `t${actor.userId.replaceAll('-', '').slice(-20)}`,
    name: 'Test Kitchen',
  }
  await db().partner.create({ data: { ...partner, userId: actor.userId } })
  return { ...actor, partner: { ...partner, avatarUrl: null } }
}
