'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { buttonStyle } from '@/components/ui/button-style'
import { Card } from '@/components/ui/card'
import { Spinner } from '@/components/ui/spinner'
import type { UploadLimits } from '@/components/upload/checks/check-video'
import { videoTypes } from '@/components/upload/drop-zone'
import type { Replaces } from '@/components/upload/keep/kept-upload'
import { paths } from '@/lib/core/paths'

type ReplaceVideoProps = { ownerId: string; clip: Replaces; limits: UploadLimits }

/** Picks another video for a clip that is there; the upload page takes it from here. */
export function ReplaceVideo({ ownerId, clip, limits }: ReplaceVideoProps) {
  const router = useRouter()
  const [isBusy, startWork] = useTransition()
  const take = (file: File) =>
    startWork(async () => {
      try {
        const { uploads } = await import('@/components/upload/session/uploads')
        if ((await uploads.take(ownerId, [file], limits, clip)) > 0)
          toast.error('The queue is full. Let some of its clips finish first.')
        else router.push(paths.upload())
      } catch {
        toast.error('We could not begin. Check your connection and try again.')
      }
    })
  return (
    <Card>
      <section aria-labelledby="replace-video" className="grid gap-4">
        <div>
          <h2 id="replace-video" className="font-display font-semibold text-xl">
            Another video
          </h2>
          <p className="mt-1 max-w-prose text-ink-soft text-sm">
            A better take, or a cut one. Link, words, likes and views stay, and this one plays until the new
            one is there.
          </p>
        </div>
        <label
          className={buttonStyle({
            variant: 'secondary',
            className:
              'cursor-pointer justify-self-start has-focus-visible:outline-3 has-focus-visible:outline-focus',
          })}
        >
          <input
            type="file"
            accept={videoTypes}
            className="sr-only"
            disabled={isBusy}
            onChange={({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              if (file) take(file)
            }}
          />
          {isBusy ? <Spinner className="-ml-1" /> : null}
          Replace the video
        </label>
      </section>
    </Card>
  )
}
