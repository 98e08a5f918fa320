import { listProofWays } from '@/lib/auth/list-proof-ways'
import { proveIdentity } from '@/lib/auth/prove-identity'
import { proofInput } from '@/lib/auth/schema'
import { empty, json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'

export const GET = route({
  access: 'session',
  handle: async ({ actor }) => json(200, { ways: await listProofWays(actor) }),
})

export const POST = route({
  access: 'session',
  limit: { name: 'proof.user', by: 'user' },
  body: proofInput,
  handle: async (context) => {
    await proveIdentity(context.actor, context.body, visitorOf(context))
    return empty()
  },
})
