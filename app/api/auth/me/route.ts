import { toUserDto } from '@/lib/auth/to-user-dto'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const GET = route({
  access: 'session',
  handle: async ({ actor }) => json(200, { user: toUserDto(actor) }),
})
