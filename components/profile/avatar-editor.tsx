'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { toast } from 'sonner'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { InlineAlert } from '@/components/ui/inline-alert'
import { CropDialog } from './crop-dialog'
import { removeAvatar, sendAvatar } from './send-avatar'
import { openPicture, type PictureProblem } from './square-picture'

const problemText: Record<PictureProblem, string> = {
  unreadable: 'This browser cannot read that file as a picture. JPEG, PNG or WebP please.',
  too_small: 'That picture is too small to look good. Please choose one of at least 96 by 96 pixels.',
}

/** The picture beside the name: chosen, cut to a square here, sent straight to storage. */
export function AvatarEditor({ name, avatarUrl }: { name: string; avatarUrl: string | null }) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, startWork] = useTransition()
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => () => leaving.current?.abort(), [])

  const choose = async (file: File | undefined) => {
    setTrouble(null)
    if (!file) return
    const opened = await openPicture(file)
    if (typeof opened === 'string') setTrouble(problemText[opened])
    else setPicture(opened)
  }
  const close = () => {
    leaving.current?.abort()
    setPicture(null)
  }
  const use = async (jpeg: Blob) => {
    leaving.current = new AbortController()
    const { signal } = leaving.current
    const problem = await sendAvatar(jpeg, signal)
    if (problem || signal.aborted) return problem
    setPicture(null)
    toast.success('Your picture is saved.')
    router.refresh()
    return null
  }
  const remove = () =>
    startWork(async () => {
      const problem = await removeAvatar()
      setTrouble(problem)
      if (problem) return
      toast.success('Your picture is gone.')
      router.refresh()
    })

  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
        <Avatar name={name} src={avatarUrl} size="lg" />
        <div className="flex flex-wrap gap-3">
          <Button variant="secondary" onClick={() => input.current?.click()}>
            {avatarUrl ? 'Change picture' : 'Choose a picture'}
          </Button>
          {avatarUrl ? (
            <Button variant="ghost" busy={isBusy} onClick={remove}>
              Remove<span className="sr-only"> picture</span>
            </Button>
          ) : null}
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/*"
        hidden
        aria-label="Picture file"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // Cleared, so that choosing the same file again counts as a choice.
          event.target.value = ''
          void choose(file)
        }}
      />
      {trouble ? <InlineAlert>{trouble}</InlineAlert> : null}
      {picture ? <CropDialog picture={picture} onClose={close} onUse={use} /> : null}
    </Card>
  )
}
