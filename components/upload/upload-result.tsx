'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { RemoteImage } from '@/components/ui/remote-image'
import { Spinner } from '@/components/ui/spinner'
import { paths } from '@/lib/core/paths'
import type { VideoDto } from '@/lib/videos/schema'
import { currentUpload } from './session/current-upload'
import type { UploadSession } from './session/upload-session'
import { useObjectUrl, useUpload } from './use-upload'

function wordsFor(video: VideoDto): { title: string; text: string } {
  switch (video.status) {
    case 'published':
      return { title: 'It is on the table', text: `“${video.name}” is in the feed for everybody to see.` }
    case 'draft':
      return {
        title: 'Kept as a draft',
        text: `“${video.name}” is safe in your studio. Nobody else sees it until you publish it.`,
      }
    case 'verifying':
      return {
        title: 'Almost there',
        text: `Storage has “${video.name}” but cannot confirm it right now. It appears by itself as soon as it does; you can close this page.`,
      }
  }
}

/** The end of an upload: the clip, where to find it, and the next one. */
export function UploadResult({ session }: { session: UploadSession }) {
  const video = useUpload(session, 'video')
  const { frames, chosen } = useUpload(session, 'cover')
  const localCover = useObjectUrl(frames[chosen]?.jpeg ?? null)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  if (!video) return null
  const text = wordsFor(video)
  const poster = localCover ?? video.playback?.poster

  return (
    <Card className="mx-auto grid w-full max-w-2xl animate-rise items-center gap-7 sm:grid-cols-[auto_1fr] sm:p-9">
      <div className="mx-auto aspect-9/16 w-44 overflow-hidden rounded-lg bg-sunken shadow-raised">
        {poster ? <RemoteImage src={poster} alt="" className="size-full object-cover" /> : null}
      </div>
      <div className="grid gap-4 text-center sm:text-left">
        <h2 ref={title} tabIndex={-1} className="font-display font-semibold text-2xl focus:outline-none">
          {text.title}
        </h2>
        <p className="wrap-anywhere text-ink-soft" role="status">
          {text.text}
        </p>
        {video.status === 'verifying' ? (
          <p className="flex items-center justify-center gap-2 text-ink-soft text-sm sm:justify-start">
            <Spinner /> Asking again from time to time
          </p>
        ) : null}
        <div className="flex flex-wrap justify-center gap-3 sm:justify-start">
          {video.status === 'published' ? (
            <ButtonLink href={paths.video(video.id)}>Watch it</ButtonLink>
          ) : (
            <ButtonLink href={paths.studio()}>To your studio</ButtonLink>
          )}
          <Button variant="secondary" onClick={() => currentUpload.clear()}>
            Upload another
          </Button>
        </div>
      </div>
    </Card>
  )
}
