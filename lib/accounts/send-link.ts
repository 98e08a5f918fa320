import 'server-only'
import { confirmLinkMs, resetLinkMs } from '@/lib/auth/lifetimes'
import type { Letter } from '@/lib/mail/render-mail'
import { renderMail } from '@/lib/mail/render-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { newLinkToken } from './link-token'
import { type LinkKind, type NewLink, putLink } from './repository'

const lifetimes: Record<LinkKind, number> = {
  REGISTER: confirmLinkMs,
  VERIFY_EMAIL: confirmLinkMs,
  CHANGE_EMAIL: confirmLinkMs,
  RESET_PASSWORD: resetLinkMs,
}

type Link = Pick<NewLink, 'kind' | 'userId' | 'email'> & Partial<Pick<NewLink, 'fingerprint' | 'payload'>>

/**
 * Mails a new single-use link to the address it is for. The token is in that mail and nowhere else.
 *
 * @param letter what to write around it
 * @throws AppError `db_unavailable`
 */
export async function sendLink(link: Link, letter: (token: string) => Letter): Promise<void> {
  const { token, tokenHash } = newLinkToken()
  await putLink({ fingerprint: '', payload: null, ...link, tokenHash, lifetimeMs: lifetimes[link.kind] })
  sendMail(renderMail(link.email, letter(token)))
}
