'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { toast } from 'sonner'
import { FormRefusal } from '@/components/auth/form-refusal'
import { useProvenFetch } from '@/components/auth/proof-provider'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { settleForm } from '@/components/ui/settle-form'
import { TextField } from '@/components/ui/text-field'
import { type ProfileInput, profileInput, type UserDto } from '@/lib/auth/schema'
import * as apiPaths from '@/lib/core/api-paths'

export function NameForm({ displayName }: ProfileInput) {
  const router = useRouter()
  const form = useForm<ProfileInput, unknown, ProfileInput>({
    resolver: zodResolver(profileInput),
    defaultValues: { displayName },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.profile(),
    method: 'PATCH',
    fetcher: useProvenFetch(),
    stays: true,
    onDone: ({ user }: { user: UserDto }, sent) => {
      settleForm(form, sent, { displayName: user.displayName })
      toast.success('Your name is saved.')
      router.refresh()
    },
  })
  const { errors, isDirty } = form.formState
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <TextField
        label="Your name"
        autoComplete="name"
        error={errors.displayName?.message}
        {...form.register('displayName')}
        // In what the server renders too: the form library fills its fields in the browser only.
        defaultValue={displayName}
      />
      <div>
        <Button
          type="submit"
          variant={isDirty ? 'primary' : 'secondary'}
          busy={isBusy}
          disabled={secondsLeft > 0}
        >
          Save
        </Button>
      </div>
    </form>
  )
}
