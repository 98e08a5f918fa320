import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { renameOwnPasskey } from './repository'
import type { PasskeyDto, RenamePasskeyInput } from './schema'

/**
 * Gives one of the actor's passkeys another name.
 *
 * @throws AppError `not_found` for somebody else's too, `db_unavailable`
 */
export async function renamePasskey(
  actor: Actor,
  passkeyId: string,
  { name }: RenamePasskeyInput,
): Promise<PasskeyDto> {
  const renamed = await renameOwnPasskey(actor.userId, passkeyId, name)
  if (!renamed) throw new AppError('not_found')
  return renamed
}
