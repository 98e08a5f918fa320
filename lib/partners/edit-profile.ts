import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { brokenUnique, type Db, withTransaction } from '@/lib/platform/db'
import { isReservedHandle } from './policy'
import { findProfile, moveHandle } from './profile-repository'
import { type ProfileColumns, updateProfile } from './repository'
import { requireKitchen } from './require-kitchen'
import type { PartnerProfile, ProfileInput } from './schema'

/** A picture that was looked at; `claim` uses its ticket up, in the transaction that shows it. */
type Avatar = { uploadId: string; url: string; claim: (tx: Db) => Promise<void> }
/** Uploads are `videos`', so the route brings it. @throws AppError when the picture cannot be used */
export type VerifyAvatar = (ownerId: string, uploadId: string) => Promise<Avatar>

const takenHandle = () => {
  const message = 'That handle is taken. Please choose another.'
  return new AppError('handle_taken', { message, fields: { handle: [message] } })
}

/** Of two who want a handle in the same moment the later one meets the constraint. */
function toRefusal(error: unknown): unknown {
  return brokenUnique(error)?.includes('handle') ? takenHandle() : error
}

function toColumns({ name, bio, address, orderUrl, hours, place }: ProfileInput): ProfileColumns {
  const columns: ProfileColumns = {}
  if (name !== undefined) columns.name = name
  if (bio !== undefined) columns.bio = bio
  if (address !== undefined) columns.address = address
  if (orderUrl !== undefined) columns.orderUrl = orderUrl
  if (hours !== undefined) columns.hours = hours
  if (place !== undefined) columns.place = place
  return columns
}

/**
 * Changes what stands on the actor's public page, all of it or nothing. A handle that is left goes on leading here.
 *
 * @throws AppError `forbidden`, `handle_taken` with the field, `validation_failed`, `storage_unavailable`
 */
export async function editProfile(
  actor: Actor,
  input: ProfileInput,
  verifyAvatar: VerifyAvatar,
): Promise<PartnerProfile> {
  const { id, handle: current } = requireKitchen(actor)
  const { handle, avatarUploadId } = input
  if (handle !== undefined && handle !== current && isReservedHandle(handle)) throw takenHandle()
  const avatar = avatarUploadId ? await verifyAvatar(actor.userId, avatarUploadId) : null
  const columns = toColumns(input)
  if (avatar || avatarUploadId === null)
    Object.assign(columns, { avatarUrl: avatar?.url ?? null, avatarUploadId: avatar?.uploadId ?? null })
  const profile = await withTransaction(async (tx) => {
    if (handle !== undefined && !(await moveHandle(id, handle, tx))) throw takenHandle()
    await avatar?.claim(tx)
    await updateProfile(id, columns, tx)
    return findProfile(id, tx)
  }).catch((error: unknown) => {
    throw toRefusal(error)
  })
  if (!profile) throw new AppError('not_found')
  return profile
}
