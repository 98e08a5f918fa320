import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { cancelCeremony, type SignInOutcome, signInByAutofill } from '@/components/passkeys/ceremonies'

/** The server forgets its question after five minutes, so whoever comes back to the page is asked anew. */
const freshMs = 4 * 60_000

type Offer = { madeAtMs: number; isWanted: boolean }

async function canOffer(): Promise<boolean> {
  if (typeof PublicKeyCredential !== 'function') return false
  return (await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false)) ?? false
}

/** The person closed it, or tried it in vain: at the next look at a field it may be offered again. */
const isSpent = (outcome: SignInOutcome) =>
  'trouble' in outcome && (outcome.trouble === null || outcome.at === 'judgement')

/** Nobody asked for this yet, so what keeps it from being offered is nobody's business. */
const isWorthTelling = (outcome: SignInOutcome) => 'answer' in outcome || outcome.at === 'judgement'

/**
 * Offers passkeys among the suggestions of the e-mail field (`autocomplete="username webauthn"`), where the browser can. The
 * offer is taken back when a form is sent and when the page is left.
 *
 * @returns how to take it back, for a button that asks in another way
 */
export function usePasskeyAutofill(onOutcome: (outcome: SignInOutcome) => void): () => void {
  const report = useEffectEvent(onOutcome)
  const standing = useRef<Offer | null>(null)

  const takeBack = useCallback(() => {
    if (!standing.current) return
    standing.current.isWanted = false
    standing.current = null
    // The only way to fail is that its code never came, and then nothing is being asked.
    cancelCeremony().catch(() => {})
  }, [])

  useEffect(() => {
    async function offer() {
      const earlier = standing.current
      if (earlier && Date.now() - earlier.madeAtMs < freshMs) return
      if (earlier) earlier.isWanted = false
      const own: Offer = { madeAtMs: Date.now(), isWanted: true }
      standing.current = own
      if (!(await canOffer())) return
      const outcome = await signInByAutofill(() => own.isWanted)
      if (!own.isWanted) return
      if (isSpent(outcome)) standing.current = null
      if (isWorthTelling(outcome)) report(outcome)
    }
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLInputElement) offer()
    }
    offer()
    document.addEventListener('focusin', onFocus)
    document.addEventListener('submit', takeBack)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('submit', takeBack)
      takeBack()
    }
  }, [takeBack])

  return takeBack
}
