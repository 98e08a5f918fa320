'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { LocalTime } from '@/components/ui/local-time'
import { RemoteImage } from '@/components/ui/remote-image'
import { Spinner } from '@/components/ui/spinner'
import { paths } from '@/lib/core/paths'
import type { VideoDto } from '@/lib/videos/schema'
import { chosenJpeg } from './session/snapshot'
import type { UploadSession } from './session/upload-session'
import { uploads } from './session/uploads'
import { useObjectUrl, useUpload } from './use-upload'

function wordsFor(video: VideoDto): { title: string; text: ReactNode } {
  switch (video.status) {
    case 'published':
      return { title: 'It is on the table', text: `“${video.name}” is in the feed for everybody to see.` }
    case 'scheduled':
      return {
        title: 'It has its time',
        text: (
          <>
            “{video.name}” is safe in your studio. It goes into the feed by itself on{' '}
            {video.publishAt ? <LocalTime at={video.publishAt} /> : 'its day'}.
          </>
        ),
      }
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
    case 'refused':
      return {
        title: 'Not accepted',
        text: `The file of “${video.name}” is not one we can show. Please upload it again.`,
      }
  }
}

const replacedWords = (video: VideoDto) => ({
  title: 'The new video is in',
  text: `“${video.name}” plays it from now on, under the same link and with everything it had.`,
})

/** The end of an upload: the clip, where to find it, and the next one. */
export function UploadResult({ session, hasMore }: { session: UploadSession; hasMore: boolean }) {
  const video = useUpload(session, 'video')
  const localCover = useObjectUrl(chosenJpeg(useUpload(session, 'cover')))
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Somebody who goes through the queue stays where they are.
    if (document.activeElement === document.body) title.current?.focus()
  }, [])
  if (!video) return null
  const text = session.replaces ? replacedWords(video) : wordsFor(video)
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
          <Button
            variant="secondary"
            onClick={() => (hasMore ? uploads.remove(session.id) : uploads.clearDone())}
          >
            {hasMore ? 'Next clip' : 'Upload another'}
          </Button>
        </div>
      </div>
    </Card>
  )
}
