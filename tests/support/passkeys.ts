import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { POST as startLogin } from '@/app/api/auth/passkeys/login/options/route'
import { POST as login } from '@/app/api/auth/passkeys/login/route'
import { POST as startAdding } from '@/app/api/auth/passkeys/options/route'
import { POST as startProof } from '@/app/api/auth/passkeys/proof/options/route'
import { POST as add } from '@/app/api/auth/passkeys/route'
import { newSecretId } from '@/lib/core/ids'
import type { PasskeyDto } from '@/lib/passkeys/schema'
import { type Account, registerSomeone } from './accounts'
import { Authenticator } from './authenticator'
import type { Browser } from './browser'

async function optionsOf<Options>(response: Response): Promise<Options> {
  if (response.status !== 200) throw new Error(`options: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { options: Options }).options
}

export const askToAdd = async (browser: Browser) =>
  optionsOf<PublicKeyCredentialCreationOptionsJSON>(await browser.call(startAdding))

export const askToLogIn = async (browser: Browser) =>
  optionsOf<PublicKeyCredentialRequestOptionsJSON>(await browser.call(startLogin))

export const askToProve = async (browser: Browser) =>
  optionsOf<PublicKeyCredentialRequestOptionsJSON>(await browser.call(startProof))

/** Adds a passkey over the API. */
export async function addPasskey(
  { browser }: Account,
  device = new Authenticator(),
  name = 'Kitchen phone',
): Promise<PasskeyDto> {
  const response = device.create(await askToAdd(browser))
  const answer = await browser.call(add, { body: { response, name } })
  if (answer.status !== 201) throw new Error(`add: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { passkey: PasskeyDto }).passkey
}

/** Somebody new with one passkey. */
export async function registerWithPasskey() {
  const account = await registerSomeone()
  const device = new Authenticator()
  return { account, device, passkey: await addPasskey(account, device) }
}

/** Signs in on that browser, with whatever lies the response tells. */
export async function logInBy(
  device: Authenticator,
  browser: Browser,
  lies?: Parameters<Authenticator['get']>[1],
): Promise<Response> {
  const response = device.get(await askToLogIn(browser), lies)
  return browser.call(login, { body: { response } })
}

/** A response of the right shape that no authenticator made, for refusals that come before it is looked at. */
export const shapeOfAttestation = () => ({
  id: newSecretId(),
  rawId: newSecretId(),
  type: 'public-key',
  response: { clientDataJSON: newSecretId(), attestationObject: newSecretId() },
})

export const shapeOfAssertion = () => ({
  id: newSecretId(),
  rawId: newSecretId(),
  type: 'public-key',
  response: { clientDataJSON: newSecretId(), authenticatorData: newSecretId(), signature: newSecretId() },
})
