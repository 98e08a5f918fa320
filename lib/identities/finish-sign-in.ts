import 'server-only'
import type { SetCookie } from '@/lib/auth/cookies'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { env } from '@/lib/platform/env'
import { checkLimit, refundLimit } from '@/lib/rate-limit/check-limit'
import { callBroker } from './broker'
import { type BrokerCookies, clearedBrokerCookies } from './broker-cookies'
import { findProvider } from './list-providers'
import type { CallbackQuery, JourneyError, ProviderId } from './schema'

/** Our page at the end of the journey as the cookie has it. The cookie is not signed: anything else counts as nothing. */
function returnUrl(callbackUrl: string | undefined): URL {
  const { APP_ORIGIN } = env()
  const fallback = new URL(paths.continueOAuth(), APP_ORIGIN)
  const url = URL.parse(callbackUrl ?? '', APP_ORIGIN)
  return url?.origin === APP_ORIGIN && url.pathname === fallback.pathname ? url : fallback
}

/** Also when somebody leaves for a provider and never comes back: those who try on and on without a result are stopped. */
async function isOverLimit(ip: string): Promise<boolean> {
  try {
    await checkLimit('oauth.ip', ip)
    return false
  } catch (error) {
    if (error instanceof AppError) return true
    throw error
  }
}

const pick = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value })

type Arrival = { provider: ProviderId; query: CallbackQuery; cookies: BrokerCookies; ip: string }

/**
 * Takes a provider's answer. A person arrives here, not a program, so every outcome is a page to go to; whatever went
 * wrong ends the journey and its cookies: a state is good for one answer.
 *
 * @returns where to send the browser, and its cookies
 * @throws AppError `not_found` for a provider that is not configured
 */
export async function finishSignIn({
  provider,
  query,
  cookies,
  ip,
}: Arrival): Promise<{ url: string; cookies: SetCookie[] }> {
  if (!findProvider(provider)) throw new AppError('not_found')
  const home = returnUrl(cookies.callbackUrl)
  const fail = (error: JourneyError) => {
    home.searchParams.set('error', error)
    return { url: home.href, cookies: clearedBrokerCookies() }
  }
  if (query.error !== undefined) return fail(query.error === 'access_denied' ? 'denied' : 'failed')
  if (cookies.state === undefined) return fail('lost')
  if (query.code === undefined) return fail('failed')
  if (await isOverLimit(ip)) return fail('busy')
  const { location, cookies: set } = await callBroker({
    method: 'GET',
    action: 'callback',
    provider,
    query: { code: query.code, ...pick('state', query.state), ...pick('iss', query.iss) },
    cookies: { ...cookies, callbackUrl: home.href },
  })
  if (location !== home.href) return fail('failed')
  await refundLimit('oauth.ip', ip)
  return { url: location, cookies: set }
}
