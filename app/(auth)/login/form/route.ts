import { afterSignIn } from '@/components/auth/after-sign-in'
import { logIn } from '@/lib/auth/log-in'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { paths } from '@/lib/core/paths'
import { loginFields } from '@/lib/http/form-fields'
import { formRoute } from '@/lib/http/form-route'
import { redirectTo } from '@/lib/http/respond'
import { signedInCookies } from '@/lib/http/signed-in'
import { visitorOf } from '@/lib/http/visitor'

export const POST = formRoute({
  body: loginFields,
  page: (refused, next) => paths.login(next, refused),
  handle: async (context) => {
    const presented = presentedTokens(context.request.headers)
    const signedIn = await logIn(context.body, visitorOf(context), presented)
    return redirectTo(afterSignIn(signedIn.user.role, context.next), signedInCookies(signedIn))
  },
})
