'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { uploads } from './session/uploads'

type CancelDialogProps = {
  uploadId: string
  open: boolean
  onOpenChange: (open: boolean) => void
  isDone: boolean
}

export function CancelDialog({ uploadId, open, onOpenChange, isDone }: CancelDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={isDone ? 'Throw this clip away?' : 'Stop this upload?'}
      description="What has been sent is removed from storage. Your words stay for the next file you choose."
      actions={
        <>
          <Button variant="secondary" onClick={() => onOpenChange(false)}>
            {isDone ? 'Keep it' : 'Keep uploading'}
          </Button>
          <Button variant="danger" onClick={() => uploads.remove(uploadId)}>
            {isDone ? 'Throw away' : 'Stop and remove'}
          </Button>
        </>
      }
    />
  )
}
