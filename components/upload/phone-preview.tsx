'use client'

import { Pause, Play, Volume2, VolumeX } from 'lucide'
import { useState } from 'react'
import { isUpright } from '@/components/feed/clip-shape'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'
import { RemoteImage } from '@/components/ui/remote-image'
import type { Chef } from './chef'
import { PreviewCaption } from './preview-caption'
import { chosenJpeg } from './session/snapshot'
import type { UploadSession } from './session/upload-session'
import { usePreviewPlayer } from './use-preview-player'
import { useObjectUrl, useUpload } from './use-upload'

type PhonePreviewProps = { session: UploadSession; partner: Chef; name: string; description: string }

/** The clip as it will look in the feed, played from the device: nothing has to be uploaded for it. */
export function PhonePreview({ session, partner, name, description }: PhonePreviewProps) {
  const url = useObjectUrl(session.bytes)
  const media = useUpload(session, 'media')
  const cover = useUpload(session, 'cover')
  const picture = useObjectUrl(chosenJpeg(cover))
  const { ref, isPlaying, isBroken, togglePlay, events } = usePreviewPlayer(url, cover)
  const [isMuted, setMuted] = useState(true)
  const showsOwn = cover.chosen === 'own' && !isPlaying
  const fills = !media || isUpright(media)

  return (
    <figure className="@container grid w-full gap-2">
      <div className="dark relative aspect-9/16 overflow-hidden rounded-[1.5rem] border-4 border-[oklch(0.2_0.02_345)] bg-black text-white shadow-float ring-1 ring-white/10 @2xs:rounded-[2.25rem] @2xs:border-8">
        {picture && !fills ? (
          <RemoteImage
            src={picture}
            alt=""
            className="absolute inset-0 size-full scale-125 object-cover opacity-60 blur-xl"
          />
        ) : null}
        <video
          ref={ref}
          muted={isMuted}
          loop
          playsInline
          preload="metadata"
          aria-label="Your clip"
          hidden={isBroken}
          {...events}
          className={classNames('absolute inset-0 size-full', fills ? 'object-cover' : 'object-contain')}
        />
        {picture && showsOwn ? (
          <RemoteImage src={picture} alt="Your cover" className="absolute inset-0 size-full object-cover" />
        ) : null}
        {isBroken && !showsOwn ? (
          <p className="absolute inset-0 grid place-items-center px-6 text-center text-sm text-white/85">
            This browser cannot play the clip. It uploads all the same.
          </p>
        ) : null}
        <PreviewCaption partner={partner} name={name} description={description} />
        {isBroken ? null : (
          <div className="absolute top-1.5 right-1.5 flex gap-1 @2xs:top-3 @2xs:right-3 @2xs:gap-2">
            <IconButton variant="glass" label={isPlaying ? 'Pause' : 'Play'} onClick={togglePlay}>
              {isPlaying ? <Icon of={Pause} /> : <Icon of={Play} />}
            </IconButton>
            <IconButton
              variant="glass"
              label={isMuted ? 'Sound on' : 'Sound off'}
              onClick={() => setMuted(!isMuted)}
            >
              {isMuted ? <Icon of={VolumeX} /> : <Icon of={Volume2} />}
            </IconButton>
          </div>
        )}
      </div>
      <figcaption className="hidden text-center text-ink-soft text-sm @2xs:block">
        As it will look in the feed
      </figcaption>
    </figure>
  )
}
