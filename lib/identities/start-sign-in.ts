import 'server-only'
import type { SetCookie } from '@/lib/auth/cookies'
import { requireFreshProof } from '@/lib/auth/require-fresh-proof'
import type { Actor } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { AppError } from '@/lib/core/errors'
import { paths, safeNextPath } from '@/lib/core/paths'
import { env } from '@/lib/platform/env'
import { callBroker } from './broker'
import type { BrokerCookies } from './broker-cookies'
import { findProvider } from './list-providers'
import type { ProviderId, StartInput } from './schema'
import { openLinkIntent } from './single-use'

/** Where the journey ends: a page of ours, with what it is for. */
function returnPath({ next, remember, link }: StartInput): string {
  return paths.continueOAuth({
    ...(next === undefined ? {} : { next: safeNextPath(next) }),
    ...(remember ? { remember: '1' } : {}),
    ...(link ? { link: '1' } : {}),
  })
}

/**
 * Begins a journey to a provider: to sign in with it, or, with `link`, to add it to the actor's account.
 *
 * @returns the provider's address to send the browser to, and the cookies to come back with
 * @throws AppError `not_found` for a provider that is not configured, `cross_origin` without the token of this browser's
 *   csrf cookie, `busy` when the provider cannot be reached; to link: `unauthenticated`, `proof_required`
 */
export async function startSignIn(
  provider: ProviderId,
  input: StartInput,
  cookies: BrokerCookies,
  actor: Actor | null,
): Promise<{ url: string; cookies: SetCookie[] }> {
  const found = findProvider(provider)
  if (!found) throw new AppError('not_found')
  if (input.link) {
    if (!actor) throw new AppError('unauthenticated')
    requireFreshProof(actor)
    await openLinkIntent(actor.sessionId, provider)
  }
  const body = { csrfToken: input.csrfToken, callbackUrl: returnPath(input) }
  const { csrfToken } = cookies
  const answer = await callBroker({
    method: 'POST',
    action: 'signin',
    provider,
    body,
    cookies: csrfToken === undefined ? {} : { csrfToken },
  })
  const broker = env().APP_ORIGIN + apiPaths.oauth()
  if (answer.location?.startsWith(`${broker}/signin`)) throw new AppError('cross_origin')
  if (!answer.location || answer.location.startsWith(`${broker}/error`))
    throw new AppError('busy', {
      message: `We cannot reach ${found.name} right now. Please try again in a moment.`,
    })
  return { url: answer.location, cookies: answer.cookies }
}
