import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { visitorOf } from '@/lib/http/visitor'
import { addPasskey } from '@/lib/passkeys/add-passkey'
import { listPasskeys } from '@/lib/passkeys/list-passkeys'
import { addPasskeyInput, maxCeremonyBytes } from '@/lib/passkeys/schema'

export const GET = route({
  access: 'session',
  handle: async ({ actor }) => json(200, { passkeys: await listPasskeys(actor) }),
})

export const POST = route({
  access: 'session',
  limit: { name: 'account.write', by: 'user' },
  body: addPasskeyInput,
  maxBodyBytes: maxCeremonyBytes,
  handle: async (context) => {
    const passkey = await addPasskey(context.actor, context.body, visitorOf(context))
    return json(201, { passkey })
  },
})
