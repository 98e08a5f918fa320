'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type RemovePasskeyDialogProps = {
  name: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onConfirm: () => void
}

export function RemovePasskeyDialog({ name, open, onOpenChange, onConfirm }: RemovePasskeyDialogProps) {
  const confirm = () => {
    // Closed before anything is sent: the server may want a proof first, and two questions on top of each other are none.
    onOpenChange(false)
    onConfirm()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Remove “${name}”?`}
      description="It will not sign you in any more. Your device may still offer it until you delete it there too."
      actions={
        <>
          <Button variant="secondary" onClick={() => onOpenChange(false)}>
            Keep it
          </Button>
          <Button variant="danger" onClick={confirm}>
            Remove
          </Button>
        </>
      }
    />
  )
}
