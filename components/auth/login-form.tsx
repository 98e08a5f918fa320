'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { afterSignIn } from '@/components/auth/after-sign-in'
import { FormRefusal } from '@/components/auth/form-refusal'
import { PasswordField } from '@/components/auth/password-field'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { TextField } from '@/components/ui/text-field'
import { type LoginInput, loginInput, type UserDto } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'

export function LoginForm({ next }: { next?: string }) {
  const form = useForm<z.input<typeof loginInput>, unknown, LoginInput>({
    resolver: zodResolver(loginInput),
    defaultValues: { email: '', password: '', remember: false },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.login(),
    onDone: ({ user }: { user: UserDto }) => location.assign(afterSignIn(user.role, next)),
  })
  const { errors } = form.formState
  return (
    // Sent by the browser itself without scripts, or before they are there.
    <form method="post" action={paths.form.login()} noValidate onSubmit={submit} className="grid gap-5">
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <TextField
        label="E-mail"
        type="email"
        inputMode="email"
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.email?.message}
        {...form.register('email')}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <Checkbox
        label="Keep me signed in"
        hint="Not on a computer that others use."
        {...form.register('remember')}
      />
      <Button type="submit" size="lg" busy={isBusy} disabled={secondsLeft > 0} className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  )
}
