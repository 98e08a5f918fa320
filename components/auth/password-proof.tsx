'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { FormRefusal } from '@/components/auth/form-refusal'
import { PasswordField } from '@/components/auth/password-field'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { type ProofInput, proofInput } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'

/** Proves by password that it is still the same person. */
export function PasswordProof({ onDone }: { onDone: (proved: boolean) => void }) {
  const form = useForm<ProofInput, unknown, ProofInput>({
    resolver: zodResolver(proofInput),
    defaultValues: { password: '' },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.proof(),
    onDone: () => onDone(true),
    stays: true,
    fieldOf: ({ code }) => (code === 'invalid_credentials' ? 'password' : undefined),
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        error={form.formState.errors.password?.message}
        {...form.register('password')}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button type="button" variant="secondary" onClick={() => onDone(false)}>
          Not now
        </Button>
        <Button type="submit" busy={isBusy} disabled={secondsLeft > 0}>
          Go on
        </Button>
      </div>
    </form>
  )
}
