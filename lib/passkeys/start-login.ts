import 'server-only'
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { newSecretId } from '@/lib/core/ids'
import { challengeMs, issueChallenge } from './challenges'
import { relyingParty } from './relying-party'

type StartedLogin = {
  options: PublicKeyCredentialRequestOptionsJSON
  browserId: string
  /** How long the browser has to remember its id. */
  lifetimeMs: number
}

const isBrowserId = (text: string | null): text is string => /^[A-Za-z0-9_-]{22}$/.test(text ?? '')

/**
 * What a browser needs to sign in with a passkey. No e-mail is asked for and no passkey is named: the authenticator knows
 * them, so there is nobody here to be found out (R31).
 *
 * The challenge belongs to this browser, by a cookie that no script reads. Were it a word in the answer, whoever got hold of
 * a signed response on its way (a proxy, a log, an extension) could use it from anywhere while it is fresh.
 *
 * @param cookie the browser's id of a moment ago, so that its other tabs stay answerable; null for a new one
 * @throws AppError `sessions_unavailable`
 */
export async function startLogin(cookie: string | null): Promise<StartedLogin> {
  const browserId = isBrowserId(cookie) ? cookie : newSecretId()
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: await issueChallenge({ purpose: 'login', browserId }),
    timeout: challengeMs,
    userVerification: 'required',
  })
  return { options, browserId, lifetimeMs: challengeMs }
}
