import { afterSignIn } from '@/components/auth/after-sign-in'
import { register } from '@/lib/accounts/register'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { paths } from '@/lib/core/paths'
import { registerFields } from '@/lib/http/form-fields'
import { formRoute } from '@/lib/http/form-route'
import { redirectTo } from '@/lib/http/respond'
import { signedInCookies } from '@/lib/http/signed-in'
import { visitorOf } from '@/lib/http/visitor'
import { createPartner } from '@/lib/partners/create-partner'

export const POST = formRoute({
  limit: 'register.ip',
  body: registerFields,
  page: (refused, next) => paths.register(next, refused),
  handle: async (context) => {
    const presented = presentedTokens(context.request.headers)
    const signedIn = await register(context.body, visitorOf(context), presented, createPartner)
    if (!signedIn) return redirectTo(paths.mailSent('register'))
    return redirectTo(afterSignIn(signedIn.user.role, context.next), signedInCookies(signedIn))
  },
})
