import { z } from 'zod'
import { logOut } from '@/lib/auth/log-out'
import { presentedTokens } from '@/lib/auth/presented-tokens'
import { paths } from '@/lib/core/paths'
import { formRoute } from '@/lib/http/form-route'
import { redirectTo } from '@/lib/http/respond'
import { signedOutHeaders } from '@/lib/http/signed-out'
import { visitorOf } from '@/lib/http/visitor'

export const POST = formRoute({
  body: z.strictObject({}),
  page: () => paths.feed(),
  handle: async (context) => {
    await logOut(presentedTokens(context.request.headers), visitorOf(context))
    return redirectTo(paths.feed(), signedOutHeaders())
  },
})
