import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'
import { proveWithPasskey } from '@/lib/passkeys/prove-with-passkey'
import { maxCeremonyBytes, passkeyProofInput } from '@/lib/passkeys/schema'

export const POST = route({
  access: 'session',
  limit: { name: 'proof.user', by: 'user' },
  body: passkeyProofInput,
  maxBodyBytes: maxCeremonyBytes,
  handle: async (context) => {
    await proveWithPasskey(context.actor, context.body, visitorOf(context))
    return empty()
  },
})
