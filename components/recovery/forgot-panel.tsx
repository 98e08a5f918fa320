'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { AuthHeading } from '@/components/auth/auth-heading'
import { FormRefusal } from '@/components/auth/form-refusal'
import { TextLink } from '@/components/auth/text-link'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { CheckMail } from '@/components/recovery/check-mail'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { type ForgotInput, forgotInput } from '@/lib/accounts/schema'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'

type ForgotPanelProps = { hasInbox: boolean }

/** Asks for a link. What comes after it is the same whether there is such an account or not. */
export function ForgotPanel({ hasInbox }: ForgotPanelProps) {
  const [sentTo, setSentTo] = useState<string>()
  const url = apiPaths.forgot()
  const form = useForm<z.input<typeof forgotInput>, unknown, ForgotInput>({
    resolver: zodResolver(forgotInput),
    defaultValues: { email: '' },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url,
    stays: true,
    onDone: () => setSentTo(form.getValues('email').trim()),
  })
  if (sentTo !== undefined)
    return (
      <CheckMail
        request={{ url, input: { email: sentTo } }}
        hasInbox={hasInbox}
        onOther={() => setSentTo(undefined)}
      >
        <p>
          If <span className="wrap-anywhere font-semibold text-ink">{sentTo}</span> has an account here, a
          mail is on its way. The link in it lets you set a new password and works once, within half an hour.
        </p>
      </CheckMail>
    )
  return (
    <>
      <AuthHeading title="Forgot your password?">
        It happens. We mail you a link to set a new one. Or <TextLink href={paths.login()}>sign in</TextLink>{' '}
        after all.
      </AuthHeading>
      {/* Sent by the browser itself without scripts, or before they are there. */}
      <form method="post" action={paths.form.forgot()} noValidate onSubmit={submit} className="grid gap-5">
        <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
        <TextField
          label="E-mail"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={form.formState.errors.email?.message}
          {...form.register('email')}
        />
        <Button type="submit" size="lg" busy={isBusy} disabled={secondsLeft > 0} className="w-full">
          Mail me a link
        </Button>
      </form>
    </>
  )
}
