'use client'

import { useEffect, useRef } from 'react'
import { studioPaths } from '@/components/studio/studio-paths'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import type { Chef } from './chef'
import { CoverStrip } from './cover-strip'
import type { Replaces } from './keep/kept-upload'
import { MediaNotes } from './media-notes'
import { PhonePreview } from './phone-preview'
import type { UploadSession } from './session/upload-session'
import { UploadAnnouncer } from './upload-announcer'
import { UploadStatus } from './upload-status'

type ReplaceBenchProps = { session: UploadSession; partner: Chef; replaces: Replaces }

/** A video on its way to a clip that is there: it has its words already, so there is only its cover to choose. */
export function ReplaceBench({ session, partner, replaces: { videoId, name } }: ReplaceBenchProps) {
  const start = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Somebody who goes through the queue stays where they are.
    if (document.activeElement === document.body) start.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [])
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[19rem_minmax(0,1fr)] lg:grid-rows-[auto_auto_1fr] lg:gap-x-10">
      <UploadAnnouncer session={session} />
      <UploadStatus session={session} />
      <MediaNotes session={session} />
      <div className="grid grid-cols-[9.5rem_minmax(0,1fr)] items-start gap-4 lg:sticky lg:top-24 lg:col-start-1 lg:row-span-3 lg:row-start-1 lg:grid-cols-1">
        <PhonePreview session={session} partner={partner} name={name} description="" />
        <CoverStrip session={session} />
      </div>
      <Card className="grid min-w-0 gap-4 lg:col-start-2">
        <h2
          ref={start}
          tabIndex={-1}
          className="wrap-anywhere font-display font-semibold text-xl focus:outline-none"
        >
          The new video of “{name}”
        </h2>
        <p className="max-w-prose text-ink-soft">
          It takes its place by itself as soon as all of it is there. Until then the clip plays the one it
          has. Link, words, likes and views stay; captions stay too, so have a look whether they still fit.
        </p>
        <div>
          <ButtonLink href={studioPaths.clip(videoId)} variant="secondary">
            Back to the clip
          </ButtonLink>
        </div>
      </Card>
    </div>
  )
}
