import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { editProfile } from '@/lib/partners/edit-profile'
import { getProfile } from '@/lib/partners/get-profile'
import { profileInput } from '@/lib/partners/schema'
import { verifyAvatar } from '@/lib/videos/verify-avatar'

export const GET = route({
  access: 'partner',
  handle: async ({ actor }) => json(200, { profile: await getProfile(actor) }),
})

export const PATCH = route({
  access: 'partner',
  limit: { name: 'account.write', by: 'user' },
  body: profileInput,
  handle: async ({ actor, body }) => json(200, { profile: await editProfile(actor, body, verifyAvatar) }),
})
