import 'server-only'
import type { TokenPair } from './cookies'
import { rememberDevice } from './known-device'
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
 * The end of every door (password, registration, later OAuth): a session, and a note on the browser that it is known.
 *
 * @throws AppError `sessions_unavailable`, `db_unavailable`
 */
export async function signIn(
  account: Account,
  options: Parameters<typeof startSession>[1],
): Promise<SignedIn> {
  const { sessionId, pair } = await startSession(account, options)
  return { user: toUserDto(account), sessionId, pair, device: await rememberDevice(account.email) }
}
