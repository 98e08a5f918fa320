import 'server-only'
import { hasSignIn } from './repository'

/**
 * Whether anybody has ever signed in to this account, as far as its history tells; when in doubt, yes.
 *
 * @throws AppError `db_unavailable`
 */
export function hasSignedInBefore(userId: string): Promise<boolean> {
  return hasSignIn(userId)
}
