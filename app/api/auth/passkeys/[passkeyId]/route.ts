import { empty, json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'
import { isOffered } from '@/lib/identities/list-providers'
import { removePasskey } from '@/lib/passkeys/remove-passkey'
import { renamePasskey } from '@/lib/passkeys/rename-passkey'
import { passkeyParams, renamePasskeyInput } from '@/lib/passkeys/schema'

export const PATCH = route({
  access: 'session',
  limit: { name: 'account.write', by: 'user' },
  params: passkeyParams,
  body: renamePasskeyInput,
  handle: async ({ actor, params, body }) =>
    json(200, { passkey: await renamePasskey(actor, params.passkeyId, body) }),
})

export const DELETE = route({
  access: 'session',
  limit: { name: 'account.write', by: 'user' },
  params: passkeyParams,
  handle: async (context) => {
    await removePasskey(context.actor, context.params.passkeyId, visitorOf(context), isOffered)
    return empty()
  },
})
