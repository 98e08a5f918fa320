import 'server-only'
import type { TokenPair } from './cookies'
import { rememberDevice } from './known-device'
import { noticeNewDevice } from './notice-new-device'
import type { Account } from './repository'
import type { UserDto } from './schema'
import { startSession } from './start-session'
import { toUserDto } from './to-user-dto'

export type SignedIn = {
  user: UserDto
  sessionId: string
  pair: TokenPair
  device: { token: string; lifetimeMs: number }
}

/**
 * The end of every door (password, registration, OAuth, passkey): a session, a note on the browser that it is known, and
 * word to the owner when it was not.
 *
 * @throws AppError `sessions_unavailable`, `db_unavailable`
 */
export async function signIn(
  account: Account,
  options: Parameters<typeof startSession>[1],
): Promise<SignedIn> {
  const { userId, email } = account
  const { sessionId, pair } = await startSession(account, options)
  const { visitor, presented } = options
  await noticeNewDevice({ userId, email, deviceToken: presented.device, visitor })
  return { user: toUserDto(account), sessionId, pair, device: await rememberDevice(email) }
}
