import { createSession } from '@/lib/auth/session-store'
import { newId, newSecretId } from '@/lib/core/ids'
import { redis } from '@/lib/platform/redis'

/** The keys of a session as they stand in Redis; written out here so that renaming one breaks a test. */
export const keysOf = (userId: string, sessionId: string) => ({
  session: `auth:{u:${userId}}:s:${sessionId}`,
  index: `auth:{u:${userId}}:sids`,
  tombstone: `auth:{u:${userId}}:bl:${sessionId}`,
})

/** A session in Redis of a user that nobody else has. */
export async function storedSession(overrides: Partial<Parameters<typeof createSession>[0]> = {}) {
  const session = {
    userId: newId(),
    sessionId: newSecretId(),
    epoch: 0,
    remember: false,
    nonce: newSecretId(),
    kid: 'test-kid',
    ip: '192.0.2.1',
    label: 'Safari on iPhone',
    ...overrides,
  }
  const created = await createSession(session)
  return { ...session, ...created, keys: keysOf(session.userId, session.sessionId), client: await redis() }
}
