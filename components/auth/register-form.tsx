'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { FormRefusal } from '@/components/auth/form-refusal'
import { PasswordField } from '@/components/auth/password-field'
import { RoleChoice } from '@/components/auth/role-choice'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { TextField } from '@/components/ui/text-field'
import { type RegisterInput, registerInput } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'

type Role = RegisterInput['role']

export function RegisterForm({ next, role: firstRole }: { next?: string; role: Role }) {
  const form = useForm<z.input<typeof registerInput>, unknown, RegisterInput>({
    resolver: zodResolver(registerInput),
    defaultValues: { email: '', password: '', displayName: '', role: firstRole, remember: false },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: paths.api.register(),
    onDone: (user) => location.assign(afterSignIn(user.role, next)),
    fieldOf: ({ code }) => (code === 'email_taken' ? 'email' : undefined),
  })
  const role = useWatch({ control: form.control, name: 'role' })
  const { errors } = form.formState
  return (
    // POST, so that a click before the scripts are there does not write a password into the address.
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <RoleChoice {...form.register('role')} />
      {role === 'partner' ? (
        <div className="animate-rise">
          <TextField
            label="Name of your restaurant or kitchen"
            hint="Shown on every clip."
            autoComplete="organization"
            error={errors.partnerName?.message}
            {...form.register('partnerName', { shouldUnregister: true })}
          />
        </div>
      ) : null}
      <TextField
        label="Your name"
        autoComplete="name"
        error={errors.displayName?.message}
        {...form.register('displayName')}
      />
      <TextField
        label="E-mail"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.email?.message}
        {...form.register('email')}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        hint={errors.password ? undefined : 'At least 12 characters. A few words in a row work well.'}
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Checkbox
        label="Keep me signed in"
        hint="Not on a computer that others use."
        {...form.register('remember')}
      />
      <Button type="submit" size="lg" busy={isBusy} disabled={secondsLeft > 0} className="mt-1 w-full">
        {role === 'partner' ? 'Open my kitchen' : 'Create account'}
      </Button>
    </form>
  )
}
