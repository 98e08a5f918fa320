import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import { type Refusal, sendForm } from '@/components/auth/send-form'
import { deviceTrouble } from '@/components/passkeys/device-trouble'
import type { UserDto } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'
import type { PasskeyDto } from '@/lib/passkeys/schema'

/** What to tell the person, or null when they changed their mind. */
export type Trouble = Pick<Refusal, 'message' | 'retryAt'> | null

export type Outcome<Answer> =
  | { answer: Answer }
  /** `at`: the server would not ask, the device did not answer, or the server did not take the answer. */
  | { trouble: Trouble; at: 'question' | 'device' | 'judgement' }

/** Loaded when it is about to be used: most who see the sign-in page never do. */
const library = () => import('@simplewebauthn/browser')
type Library = Awaited<ReturnType<typeof library>>

type Ceremony<Options> = {
  optionsUrl: string
  /** Puts the server's question to the device. */
  ask: (lib: Library, options: Options) => Promise<unknown>
  url: string
  /** Sent beside the device's answer. */
  beside?: () => object
  fetcher?: typeof fetchWithRefresh
}

/** Whoever said "not now" when asked to prove who they are knows why it went no further. */
const tellable = (refusal: Refusal): Trouble => (refusal.code === 'proof_required' ? null : refusal)

/** The three steps of each: the server's question, the device's answer, the server's judgement. Never rejects. */
async function perform<Options, Answer>({
  optionsUrl,
  ask,
  url,
  beside = () => ({}),
  fetcher = fetchWithRefresh,
}: Ceremony<Options>): Promise<Outcome<Answer>> {
  const asked = await sendForm<{ options: Options }>({ url: optionsUrl, input: {}, fetcher })
  if ('refusal' in asked) return { trouble: tellable(asked.refusal), at: 'question' }
  let response: unknown
  try {
    response = await ask(await library(), asked.answer.options)
  } catch (error) {
    const message = deviceTrouble(error)
    return { trouble: message === null ? null : { message }, at: 'device' }
  }
  const judged = await sendForm<Answer>({ url, input: { response, ...beside() }, fetcher })
  return 'refusal' in judged ? { trouble: judged.refusal, at: 'judgement' } : judged
}

/** Has the device make a passkey, and adds it to the account. */
export const addPasskey = (fetcher: typeof fetchWithRefresh) =>
  perform<PublicKeyCredentialCreationOptionsJSON, { passkey: PasskeyDto }>({
    optionsUrl: apiPaths.passkeyOptions(),
    ask: (lib, optionsJSON) => lib.startRegistration({ optionsJSON }),
    url: apiPaths.passkeys(),
    fetcher,
  })

/** Proves by passkey that it is still the person who signed in. */
export const proveByPasskey = () =>
  perform<PublicKeyCredentialRequestOptionsJSON, null>({
    optionsUrl: apiPaths.passkeyProofOptions(),
    ask: (lib, optionsJSON) => lib.startAuthentication({ optionsJSON }),
    url: apiPaths.passkeyProof(),
  })

/** The box belongs to the form for passwords, but whoever ticks it means the page. */
const wantsToBeRemembered = () =>
  document.querySelector<HTMLInputElement>('input[name="remember"]')?.checked ?? false

export type SignInOutcome = Outcome<{ user: UserDto }>

const signIn = (ask: Ceremony<PublicKeyCredentialRequestOptionsJSON>['ask']): Promise<SignInOutcome> =>
  perform({
    optionsUrl: apiPaths.passkeyLoginOptions(),
    ask,
    url: apiPaths.passkeyLogin(),
    beside: () => ({ remember: wantsToBeRemembered() }),
  })

/** Has the device ask for a passkey now. */
export const signInByPasskey = () => signIn((lib, optionsJSON) => lib.startAuthentication({ optionsJSON }))

/**
 * Offers passkeys among the suggestions of a field, and waits for as long as the page is open.
 *
 * @param isWanted asked at the last moment: one question drives another out, and this must not drive out the button's
 */
export const signInByAutofill = (isWanted: () => boolean) =>
  signIn((lib, optionsJSON) => {
    if (!isWanted()) throw new DOMException('no longer wanted', 'AbortError')
    return lib.startAuthentication({ optionsJSON, useBrowserAutofill: true })
  })

/** Takes back what the device is being asked. */
export async function cancelCeremony(): Promise<void> {
  const { WebAuthnAbortService } = await library()
  WebAuthnAbortService.cancelCeremony()
}
