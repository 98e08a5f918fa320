import { presentedTokens } from '@/lib/auth/presented-tokens'
import { empty } from '@/lib/http/respond'
import { route } from '@/lib/http/route'
import { signedInResponse } from '@/lib/http/signed-in'
import { visitorOf } from '@/lib/http/visitor'
import { readBrokerClaims } from '@/lib/identities/broker'
import { clearedBrokerCookies, endsJourney } from '@/lib/identities/broker-cookies'
import { linkIdentity } from '@/lib/identities/link-identity'
import { exchangeInput } from '@/lib/identities/schema'
import { signInWithIdentity } from '@/lib/identities/sign-in-with-identity'
import { refundLimit } from '@/lib/rate-limit/check-limit'

export const POST = route({
  access: 'optional',
  limit: { name: 'oauth.ip', by: 'ip' },
  body: exchangeInput,
  onRefusal: (error) => (endsJourney(error) ? clearedBrokerCookies() : []),
  handle: async (context) => {
    const { request, body, actor, ip } = context
    const claims = await readBrokerClaims(request.headers)
    const visitor = visitorOf(context)
    if (body.link) {
      await linkIdentity(claims, actor, visitor)
      return empty(clearedBrokerCookies())
    }
    const presented = presentedTokens(request.headers)
    const options = { remember: body.remember, visitor, presented }
    const { isNew, signedIn } = await signInWithIdentity(claims, actor, options)
    await refundLimit('oauth.ip', ip)
    return signedInResponse(isNew ? 201 : 200, signedIn, clearedBrokerCookies())
  },
})
