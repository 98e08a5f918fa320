import { json, seeOther } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { readBrokerCookies } from '@/lib/identities/broker-cookies'
import { finishSignIn } from '@/lib/identities/finish-sign-in'
import { giveCsrfToken } from '@/lib/identities/give-csrf-token'
import { brokerGetParams, brokerPostParams, callbackQuery, startInput } from '@/lib/identities/schema'
import { startSignIn } from '@/lib/identities/start-sign-in'

export const GET = route({
  access: 'public',
  params: brokerGetParams,
  query: callbackQuery,
  handle: async ({ request, params, query, ip }) => {
    const cookies = readBrokerCookies(request.headers)
    const [action, provider] = params.nextauth
    if (action === 'csrf') {
      const given = await giveCsrfToken(cookies)
      return json(200, { csrfToken: given.csrfToken }, given.cookies)
    }
    const finished = await finishSignIn({ provider, query, cookies, ip })
    return seeOther(finished.url, finished.cookies)
  },
})

export const POST = route({
  access: 'optional',
  limit: { name: 'oauth.ip', by: 'ip' },
  params: brokerPostParams,
  body: startInput,
  handle: async ({ request, params, body, actor }) => {
    const [, provider] = params.nextauth
    const started = await startSignIn(provider, body, readBrokerCookies(request.headers), actor)
    return json(200, { url: started.url }, started.cookies)
  },
})
