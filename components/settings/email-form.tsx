'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { FormRefusal } from '@/components/auth/form-refusal'
import { PasswordField } from '@/components/auth/password-field'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { type ChangeEmailInput, changeEmailInput } from '@/lib/accounts/schema'
import * as apiPaths from '@/lib/core/api-paths'

/** The server would ask for a proof instead; here it is the password that is to be typed. */
const withPassword = changeEmailInput.required()

type EmailFormProps = {
  /** The one of now. */
  email: string
  hasPassword: boolean
  onSent: (email: string) => void
  onCancel: () => void
}

/** A new address, and the password, so that nobody takes an account over from an open browser (R39). */
export function EmailForm({ email, hasPassword, onSent, onCancel }: EmailFormProps) {
  const form = useForm<ChangeEmailInput>({
    resolver: zodResolver(hasPassword ? withPassword : changeEmailInput),
    defaultValues: hasPassword ? { email: '', currentPassword: '' } : { email: '' },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.email(),
    fetcher: useProvenFetch(),
    stays: true,
    onDone: () => onSent(form.getValues('email').trim()),
    fieldOf: ({ code }) => (code === 'invalid_credentials' ? 'currentPassword' : undefined),
  })
  const { errors } = form.formState
  return (
    <form method="post" noValidate onSubmit={submit} className="grid animate-rise gap-5">
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <TextField
        label="New e-mail"
        type="email"
        inputMode="email"
        // Not `username`: a manager would fill in the old one.
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.email?.message}
        {...form.register('email')}
      />
      {hasPassword ? (
        <>
          <input type="text" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            label="Your password"
            autoComplete="current-password"
            error={errors.currentPassword?.message}
            {...form.register('currentPassword')}
          />
        </>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={isBusy} disabled={secondsLeft > 0}>
          Send the link
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Keep the old one
        </Button>
      </div>
    </form>
  )
}
