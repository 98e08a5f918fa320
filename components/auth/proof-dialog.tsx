'use client'

import { OrDivider } from '@/components/auth/or-divider'
import { PasswordProof } from '@/components/auth/password-proof'
import { SignInAgain } from '@/components/auth/sign-in-again'
import { PasskeyProof } from '@/components/passkeys/passkey-proof'
import { usePasskeySupport } from '@/components/passkeys/use-passkey-support'
import { Dialog } from '@/components/ui/dialog'
import type { ProofWay } from '@/lib/auth/schema'

type ProofDialogProps = {
  open: boolean
  /** What the account has to prove itself with. */
  ways: readonly ProofWay[]
  onDone: (proved: boolean) => void
}

/** Asks the signed-in person to prove that it is them before something that is worth asking twice. */
export function ProofDialog({ open, ways, onDone }: ProofDialogProps) {
  const isSupported = usePasskeySupport()
  const byPasskey = isSupported && ways.includes('passkey')
  const byPassword = ways.includes('password')
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onDone(false)}
      title="Is it still you?"
      description="It has been a while since you signed in, and this is worth asking twice."
    >
      {byPasskey ? <PasskeyProof isOneOfTwo={byPassword} onProved={() => onDone(true)} /> : null}
      {byPasskey && byPassword ? <OrDivider className="my-6" /> : null}
      {byPassword ? <PasswordProof onDone={onDone} /> : null}
      {byPasskey || byPassword ? null : <SignInAgain />}
    </Dialog>
  )
}
