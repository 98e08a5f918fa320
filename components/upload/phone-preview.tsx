'use client'

import { Bookmark, Heart, MessageCircle, Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import type { UploadSession } from './session/upload-session'
import type { Chef } from './upload-desk'
import { useObjectUrl, useUpload } from './use-upload'

type PhonePreviewProps = { session: UploadSession; partner: Chef; name: string; description: string }

const reduceMotion = '(prefers-reduced-motion: reduce)'

/** The clip as it will look in the feed, played from the device: nothing has to be uploaded for it. */
export function PhonePreview({ session, partner, name, description }: PhonePreviewProps) {
  const url = useObjectUrl(session.file)
  const media = useUpload(session, 'media')
  const { frames, chosen } = useUpload(session, 'cover')
  const video = useRef<HTMLVideoElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [isMuted, setMuted] = useState(true)
  const [isBroken, setBroken] = useState(false)
  const isUpright = !media || media.height > media.width

  useEffect(() => {
    const element = video.current
    if (!url || !element) return
    element.src = url
    if (!window.matchMedia(reduceMotion).matches) element.play().catch(() => undefined)
    return () => {
      // A player that leaves the page goes on reading, from an address that is about to be revoked.
      element.removeAttribute('src')
      element.load()
    }
  }, [url])

  // A frame that was picked is shown where viewers will see it. Not the one we picked ourselves.
  const shownFrame = useRef(chosen)
  const atSeconds = frames[chosen]?.atSeconds
  useEffect(() => {
    const element = video.current
    if (!element || atSeconds === undefined || shownFrame.current === chosen) return
    shownFrame.current = chosen
    element.pause()
    element.currentTime = atSeconds
  }, [chosen, atSeconds])

  const togglePlay = () => {
    const element = video.current
    if (!element) return
    if (element.paused) element.play().catch(() => setBroken(true))
    else element.pause()
  }

  return (
    <figure className="@container grid w-full gap-2">
      <div className="dark relative aspect-9/16 overflow-hidden rounded-[1.5rem] border-4 @2xs:rounded-[2.25rem] @2xs:border-8 border-[oklch(0.2_0.02_345)] bg-black text-white shadow-float ring-1 ring-white/10">
        {isBroken ? null : (
          <video
            ref={video}
            muted={isMuted}
            loop
            playsInline
            preload="metadata"
            aria-label="Your clip"
            onPlay={() => setPlaying(true)}
            onPause={() => setPlaying(false)}
            onError={() => setBroken(true)}
            className={classNames(
              'absolute inset-0 size-full',
              isUpright ? 'object-cover' : 'object-contain',
            )}
          />
        )}
        {isBroken ? (
          <p className="absolute inset-0 grid place-items-center px-8 text-center text-sm text-white/85">
            This browser cannot play the clip. It uploads all the same.
          </p>
        ) : null}
        <div className="pointer-events-none absolute inset-x-0 bottom-0 bg-linear-to-t from-black/80 to-transparent px-2.5 pt-16 pb-3 @2xs:px-4 @2xs:pt-24 @2xs:pb-5">
          <div className="flex items-end gap-3">
            <div className="grid min-w-0 flex-1 gap-1.5">
              <p className="hidden items-center gap-2 font-semibold text-sm @2xs:flex">
                <Avatar name={partner.name} src={partner.avatarUrl} size="sm" />
                <span className="truncate">{partner.name}</span>
              </p>
              <p
                className={classNames(
                  'font-display font-semibold text-sm @2xs:text-lg',
                  name.trim() === '' && 'text-white/70',
                )}
              >
                <span className="line-clamp-2 break-words">{name.trim() || 'The name of your clip'}</span>
              </p>
              {description.trim() ? (
                <p className="hidden break-words text-sm text-white/85 @2xs:line-clamp-2">{description}</p>
              ) : null}
            </div>
            <div
              aria-hidden="true"
              className="hidden justify-items-center gap-4 pb-1 text-white/90 @2xs:grid"
            >
              <Heart className="size-6" />
              <MessageCircle className="size-6" />
              <Bookmark className="size-6" />
            </div>
          </div>
        </div>
        {url && !isBroken ? (
          <div className="absolute top-1.5 right-1.5 flex gap-1 @2xs:top-3 @2xs:right-3 @2xs:gap-2">
            <IconButton variant="glass" label={isPlaying ? 'Pause' : 'Play'} onClick={togglePlay}>
              {isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
            </IconButton>
            <IconButton
              variant="glass"
              label={isMuted ? 'Sound on' : 'Sound off'}
              onClick={() => setMuted(!isMuted)}
            >
              {isMuted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
            </IconButton>
          </div>
        ) : null}
      </div>
      <figcaption className="hidden @2xs:block text-center text-ink-soft text-sm">
        As it will look in the feed
      </figcaption>
    </figure>
  )
}
