'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm, useWatch } from 'react-hook-form'
import { toast } from 'sonner'
import { FormRefusal } from '@/components/auth/form-refusal'
import { NewPasswordField } from '@/components/auth/new-password-field'
import { PasswordField } from '@/components/auth/password-field'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { type ChangePasswordInput, changePasswordInput } from '@/lib/accounts/schema'
import * as apiPaths from '@/lib/core/api-paths'

/** Who has a password types it. */
const change = changePasswordInput.required()

type PasswordFormProps = { email: string; displayName: string; hasPassword: boolean }

/** The old one and the new one (R36); only the new one where there was none, and the server asks for a proof instead. */
export function PasswordForm({ email, displayName, hasPassword }: PasswordFormProps) {
  const router = useRouter()
  const form = useForm<ChangePasswordInput>({
    resolver: zodResolver(hasPassword ? change : changePasswordInput),
    defaultValues: hasPassword ? { currentPassword: '', newPassword: '' } : { newPassword: '' },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.password(),
    method: 'PUT',
    fetcher: useProvenFetch(),
    stays: true,
    onDone: () => {
      form.reset()
      toast.success(hasPassword ? 'Your password is changed.' : 'Your password is set.')
      router.refresh()
    },
    fieldOf: ({ code }) => (code === 'invalid_credentials' ? 'currentPassword' : undefined),
  })
  const { errors } = form.formState
  const newPassword = useWatch({ control: form.control, name: 'newPassword' })
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      {/* So that a password manager knows whose password it is to keep. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      {hasPassword ? (
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          error={errors.currentPassword?.message}
          {...form.register('currentPassword')}
        />
      ) : null}
      <NewPasswordField
        label="New password"
        typed={newPassword}
        personal={[displayName, email]}
        error={errors.newPassword?.message}
        {...form.register('newPassword')}
      />
      <div>
        <Button type="submit" busy={isBusy} disabled={secondsLeft > 0}>
          {hasPassword ? 'Change password' : 'Set a password'}
        </Button>
      </div>
    </form>
  )
}
