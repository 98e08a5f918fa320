import 'server-only'
import { z } from 'zod'
import type { SetCookie } from '@/lib/auth/cookies'
import { AppError } from '@/lib/core/errors'
import { callBroker } from './broker'
import type { BrokerCookies } from './broker-cookies'
import { listProviders } from './list-providers'

const answerShape = z.object({ csrfToken: z.string() })

/**
 * The token that next-auth wants to see again beside its cookie before it begins anything. Ours comes on top of the
 * same-origin check of every write, which `route()` makes.
 *
 * @throws AppError `not_found` when no provider is configured
 */
export async function giveCsrfToken({
  csrfToken,
}: BrokerCookies): Promise<{ csrfToken: string; cookies: SetCookie[] }> {
  if (listProviders().length === 0) throw new AppError('not_found')
  const cookies = csrfToken === undefined ? {} : { csrfToken }
  const { body, cookies: set } = await callBroker({ method: 'GET', action: 'csrf', cookies })
  return { csrfToken: answerShape.parse(body).csrfToken, cookies: set }
}
