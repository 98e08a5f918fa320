'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DeleteDialog } from './delete-dialog'

export function DeleteButton({ videoId, name }: { videoId: string; name: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="ghost" className="text-danger-ink" onClick={() => setOpen(true)}>
        Delete
      </Button>
      <DeleteDialog videoId={videoId} name={name} open={isOpen} onOpenChange={setOpen} />
    </>
  )
}
