'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { FormRefusal } from '@/components/auth/form-refusal'
import { NewPasswordField } from '@/components/auth/new-password-field'
import { RoleChoice } from '@/components/auth/role-choice'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { TextField } from '@/components/ui/text-field'
import { type RegisterInput, registerInput, type UserDto } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'

type Role = RegisterInput['role']

type RegisterFormProps = {
  next?: string
  role: Role
  /** The account waits for a link to be followed. */
  onMailed: (input: z.input<typeof registerInput>) => void
}

export function RegisterForm({ next, role: firstRole, onMailed }: RegisterFormProps) {
  const form = useForm<z.input<typeof registerInput>, unknown, RegisterInput>({
    resolver: zodResolver(registerInput),
    defaultValues: { email: '', password: '', displayName: '', role: firstRole, remember: false },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.register(),
    onDone: (answer: { user: UserDto } | { accepted: true }) =>
      'user' in answer ? location.assign(afterSignIn(answer.user.role, next)) : onMailed(form.getValues()),
    fieldOf: ({ code }) => (code === 'email_taken' ? 'email' : undefined),
  })
  const [role, email, displayName, password] = useWatch({
    control: form.control,
    name: ['role', 'email', 'displayName', 'password'],
  })
  const { errors } = form.formState
  return (
    // Sent by the browser itself without scripts, or before they are there.
    <form method="post" action={paths.form.register()} noValidate onSubmit={submit} className="grid gap-5">
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <RoleChoice first={firstRole} {...form.register('role')} />
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
      <NewPasswordField
        label="Password"
        typed={password}
        personal={[email, displayName]}
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
