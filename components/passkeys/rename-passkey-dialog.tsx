'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { FormRefusal } from '@/components/auth/form-refusal'
import { useAuthForm } from '@/components/auth/use-auth-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import * as apiPaths from '@/lib/core/api-paths'
import { type PasskeyDto, type RenamePasskeyInput, renamePasskeyInput } from '@/lib/passkeys/schema'

type RenamePasskeyDialogProps = {
  passkey: PasskeyDto
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function RenamePasskeyDialog({ passkey, open, onOpenChange }: RenamePasskeyDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Rename this passkey">
      <RenameForm passkey={passkey} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

/** Apart from the dialog, so that each opening begins with the name as it is. */
function RenameForm({ passkey, onDone }: { passkey: PasskeyDto; onDone: () => void }) {
  const router = useRouter()
  const form = useForm<RenamePasskeyInput, unknown, RenamePasskeyInput>({
    resolver: zodResolver(renamePasskeyInput),
    defaultValues: { name: passkey.name },
  })
  const { submit, refusal, secondsLeft, isBusy } = useAuthForm(form, {
    url: apiPaths.passkey(passkey.id),
    method: 'PATCH',
    stays: true,
    onDone: () => {
      onDone()
      router.refresh()
    },
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-5">
      <FormRefusal refusal={refusal} secondsLeft={secondsLeft} />
      <TextField
        label="Name"
        hint="Such as the device it is on."
        autoComplete="off"
        error={form.formState.errors.name?.message}
        {...form.register('name')}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="secondary" onClick={onDone}>
          Keep the name
        </Button>
        <Button type="submit" busy={isBusy} disabled={secondsLeft > 0}>
          Save
        </Button>
      </div>
    </form>
  )
}
