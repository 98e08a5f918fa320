import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { checkLimit } from '@/lib/rate-limit/check-limit'
import { sendVerification } from './send-verification'

/**
 * Mails the actor the link that confirms their address again, unless it is confirmed.
 *
 * @throws AppError `rate_limited`, `busy`
 */
export async function resendVerification({ userId, email, emailVerified }: Actor): Promise<void> {
  await checkLimit('mail.account', email)
  if (!emailVerified) sendVerification({ userId, email })
}
