'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { fetchWithRefresh } from '@/components/auth/fetch-with-refresh'
import { FormRefusal } from '@/components/auth/form-refusal'
import { renewSession } from '@/components/auth/renew-session'
import { TextLink } from '@/components/auth/text-link'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { TextField } from '@/components/ui/text-field'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'
import type { PartnerRefusal } from '@/lib/partners/policy'
import { type BecomePartnerInput, becomePartnerInput } from '@/lib/partners/schema'

/** Opens a kitchen and goes there. `refusal` is why that will not work, where it is known beforehand. */
export function BecomePartnerForm({ refusal: why }: { refusal: PartnerRefusal | null }) {
  const form = useForm<BecomePartnerInput, unknown, BecomePartnerInput>({
    resolver: zodResolver(becomePartnerInput),
    defaultValues: { name: '' },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.partners(),
    fetcher: fetchWithRefresh,
    onDone: async () => {
      // The token still says viewer, and the gate before the studio reads no more than that.
      await renewSession(Date.now())
      location.assign(paths.studio())
    },
    fieldOf: ({ code }) => (code === 'handle_taken' ? 'name' : undefined),
  })
  if (why === 'forbidden')
    return (
      <InlineAlert tone="info" title="Your kitchen is closed">
        We took it out of the feed. Please write to us to open it again.
      </InlineAlert>
    )
  if (why === 'email_unverified')
    return (
      <InlineAlert tone="info" title="Your e-mail first">
        People will order from you, so we have to know that we can reach you.{' '}
        <TextLink href={paths.settings()}>Confirm it in your settings</TextLink>
      </InlineAlert>
    )
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <TextField
        label="Name of your restaurant or kitchen"
        hint="Shown on every clip."
        autoComplete="organization"
        error={form.formState.errors.name?.message}
        {...form.register('name')}
      />
      <div>
        <Button type="submit" busy={isBusy} disabled={secondsLeft > 0}>
          Open my kitchen
        </Button>
      </div>
    </form>
  )
}
