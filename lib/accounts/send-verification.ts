import 'server-only'
import { afterAnswer } from './after-answer'
import { verifyLetter } from './letters'
import { sendLink } from './send-link'

/** Mails a link that confirms the address of an account. Returns at once and never throws. */
export function sendVerification({ userId, email }: { userId: string; email: string }): void {
  afterAnswer('verification link', () => sendLink({ kind: 'VERIFY_EMAIL', userId, email }, verifyLetter))
}
