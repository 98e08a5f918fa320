'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { toast } from 'sonner'
import type { z } from 'zod'
import { FormRefusal } from '@/components/auth/form-refusal'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { settleForm } from '@/components/ui/settle-form'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import * as apiPaths from '@/lib/core/api-paths'
import { maxEarlierHandles, type PartnerProfile } from '@/lib/partners/schema'
import { profileForm } from './profile-form-schema'

type Typed = z.input<typeof profileForm>

const toTyped = ({ name, handle, bio, address, orderUrl }: PartnerProfile): Typed => ({
  name,
  handle,
  bio,
  address,
  orderUrl: orderUrl ?? '',
})

/** Who cooks, where, and how to order. */
export function ProfileForm({ profile }: { profile: PartnerProfile }) {
  const router = useRouter()
  const typed = toTyped(profile)
  const form = useForm<Typed, unknown, z.output<typeof profileForm>>({
    resolver: zodResolver(profileForm),
    defaultValues: typed,
    mode: 'onTouched',
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.ownPartner(),
    method: 'PATCH',
    stays: true,
    onDone: ({ profile: saved }: { profile: PartnerProfile }, sent) => {
      settleForm(form, sent, toTyped(saved))
      toast.success('Your page is saved.')
      router.refresh()
    },
  })
  const { errors, isDirty } = form.formState
  const field = (name: keyof Typed) => ({
    error: errors[name]?.message,
    ...form.register(name),
    // In what the server renders too: the form library fills its fields in the browser only.
    defaultValue: typed[name],
  })
  return (
    <Card>
      <form method="post" noValidate onSubmit={submit} aria-label="About the kitchen" className="grid gap-6">
        <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
        <TextField label="Name" autoComplete="organization" hint="Shown on every clip." {...field('name')} />
        <TextField
          label="Handle"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={<HandleHint handles={profile.earlierHandles} />}
          {...field('handle')}
        />
        <TextArea
          label="About"
          optional
          placeholder="What you cook, and what makes it yours."
          {...field('bio')}
        />
        <TextField
          label="Address"
          optional
          autoComplete="street-address"
          placeholder="Street and number, city"
          hint="Leads to a map. Leave it empty if nobody can come by."
          {...field('address')}
        />
        <TextField
          label="Order link"
          optional
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://"
          hint="Behind the order button of your page, and of clips without one of their own."
          {...field('orderUrl')}
        />
        <div>
          <Button
            type="submit"
            size="lg"
            busy={isBusy}
            disabled={secondsLeft > 0}
            variant={isDirty ? 'primary' : 'secondary'}
          >
            Save
          </Button>
        </div>
      </form>
    </Card>
  )
}

function HandleHint({ handles }: { handles: string[] }) {
  if (handles.length === 0)
    return `Your page’s address. When you change it, links with the old one lead on; we keep your last ${maxEarlierHandles}.`
  return `Your page’s address. Links with ${handles.map((handle) => `@${handle}`).join(', ')} lead here too; we keep your last ${maxEarlierHandles}.`
}
