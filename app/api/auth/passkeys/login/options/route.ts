import { ceremonyCookie, readCookie } from '@/lib/auth/cookies'
import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { startLogin } from '@/lib/passkeys/start-login'

export const POST = route({
  access: 'public',
  limit: { name: 'passkey.ip', by: 'ip' },
  handle: async ({ request }) => {
    const { options, browserId, lifetimeMs } = await startLogin(readCookie(request.headers, 'ceremony'))
    return json(200, { options }, [ceremonyCookie(browserId, lifetimeMs)])
  },
})
