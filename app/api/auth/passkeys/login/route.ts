import { readCookie } from '@/lib/auth/cookies'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { route } from '@/lib/http/route'
import { signedInResponse } from '@/lib/http/signed-in'
import { visitorOf } from '@/lib/http/visitor'
import { logInWithPasskey } from '@/lib/passkeys/log-in-with-passkey'
import { maxCeremonyBytes, passkeyLoginInput } from '@/lib/passkeys/schema'

export const POST = route({
  access: 'public',
  limit: { name: 'passkey.ip', by: 'ip' },
  body: passkeyLoginInput,
  maxBodyBytes: maxCeremonyBytes,
  handle: async (context) => {
    const { headers } = context.request
    const browserId = readCookie(headers, 'ceremony')
    const presented = presentedTokens(headers)
    const signedIn = await logInWithPasskey(context.body, browserId, visitorOf(context), presented)
    return signedInResponse(200, signedIn)
  },
})
