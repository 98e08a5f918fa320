import { AppError } from '@/lib/core/errors'
import { route } from '@/lib/http/route'

/** Any address below /api that has no handler: the envelope of every other refusal, not Next's page for people. */
const refuse = route({
  access: 'public',
  // Nothing to protect, and "no such thing" is the better answer to a post of the wrong type.
  skipOriginCheck: true,
  handle: async () => {
    throw new AppError('not_found')
  },
})

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
