'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { AuthHeading } from '@/components/auth/auth-heading'
import { FormRefusal } from '@/components/auth/form-refusal'
import { NewPasswordField } from '@/components/auth/new-password-field'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { DeadLink } from '@/components/recovery/dead-link'
import { Outcome } from '@/components/recovery/outcome'
import { forgetLinkHash, useLinkHash } from '@/components/recovery/use-link-hash'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { BowlDrawing } from '@/components/ui/drawings'
import { newPasswordInput } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'

const formInput = z.strictObject({ password: newPasswordInput })

const askAgain = (
  <ButtonLink href={paths.forgot()} size="lg">
    Ask for a new link
  </ButtonLink>
)

/** Sets a new password by the link in a mail. */
export function ResetPanel() {
  const link = useLinkHash()
  const [isDone, setIsDone] = useState(false)
  const [deadBecause, setDeadBecause] = useState<string>()
  const finish = () => {
    forgetLinkHash()
    setIsDone(true)
  }
  if (isDone)
    return (
      <Outcome
        drawing={<BowlDrawing />}
        title="Your new password is set"
        action={
          <ButtonLink href={paths.login()} size="lg">
            Sign in
          </ButtonLink>
        }
      >
        <p>Every device was signed out, in case somebody else knew the old one. Sign in with the new one.</p>
      </Outcome>
    )
  if (deadBecause !== undefined) return <DeadLink message={deadBecause} action={askAgain} />
  if (link?.token === '') return <DeadLink action={askAgain} />
  return <ResetForm token={link?.token ?? ''} email={link?.email} onDone={finish} onDead={setDeadBecause} />
}

type ResetFormProps = {
  token: string
  email: string | undefined
  onDone: () => void
  onDead: (message: string) => void
}

function ResetForm({ token, email, onDone, onDead }: ResetFormProps) {
  const form = useForm<z.input<typeof formInput>, unknown, z.output<typeof formInput>>({
    resolver: zodResolver(formInput),
    defaultValues: { password: '' },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.reset(),
    extra: { token },
    stays: true,
    onDone,
    onRefusal: ({ code, message }) => {
      if (code === 'link_expired') onDead(message)
    },
  })
  const { errors } = form.formState
  const password = useWatch({ control: form.control, name: 'password' })
  return (
    <>
      <AuthHeading title="Set a new password">
        {email ? (
          <>
            For <span className="wrap-anywhere font-semibold text-ink">{email}</span>. Every device will be
            signed out.
          </>
        ) : (
          'Every device will be signed out.'
        )}
      </AuthHeading>
      {/* POST, so that a click before the scripts are there does not write a password into the address. */}
      <form method="post" noValidate onSubmit={submit} className="grid gap-5">
        <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
        {/* So that a password manager knows whose password it is to keep. */}
        <input type="text" autoComplete="username" value={email ?? ''} readOnly hidden />
        <NewPasswordField
          label="New password"
          typed={password}
          personal={email ? [email] : []}
          error={errors.password?.message}
          {...form.register('password')}
        />
        <Button type="submit" size="lg" busy={isBusy} disabled={secondsLeft > 0} className="w-full">
          Set my password
        </Button>
      </form>
    </>
  )
}
