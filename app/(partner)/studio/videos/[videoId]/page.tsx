import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { nameLanguages } from '@/components/captions/caption-languages'
import { CaptionsCard } from '@/components/captions/captions-card'
import { ClipDeeds, ClipFacts } from '@/components/studio/clip-facts'
import { ClipPlayer } from '@/components/studio/clip-player'
import { CoverForm } from '@/components/studio/cover-form'
import { DietaryForm } from '@/components/studio/dietary-form'
import { DishForm } from '@/components/studio/dish-form'
import { EditClipForm } from '@/components/studio/edit-clip-form'
import { MomentsForm } from '@/components/studio/moments-form'
import { RefusalAlert } from '@/components/studio/refusal-note'
import { ReplaceVideo } from '@/components/studio/replace-video'
import { studioPaths } from '@/components/studio/studio-paths'
import { TakenDownAlert } from '@/components/studio/taken-down'
import { PageShell } from '@/components/ui/page-shell'
import { readerLocale } from '@/components/ui/reader-locale'
import { SiteHeader } from '@/components/ui/site-header'
import type { Actor } from '@/lib/auth/schema'
import { requirePageActor } from '@/lib/auth/session'
import { listOwnCaptions } from '@/lib/captions/list-own-captions'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { getOwnVideo } from '@/lib/videos/get-own-video'
import { canUpload } from '@/lib/videos/policy'
import type { VideoDto } from '@/lib/videos/schema'
import { uploadLimits } from '@/lib/videos/upload-limits'

export const metadata: Metadata = { title: 'Edit a clip' }

type ClipPageProps = { params: Promise<{ videoId: string }> }

async function findOwnVideo(actor: Actor, videoId: string): Promise<VideoDto> {
  try {
    return await getOwnVideo({ actor, videoId })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

export default async function ClipPage({ params }: ClipPageProps) {
  const { videoId } = await params
  if (!z.uuid().safeParse(videoId).success) notFound()
  const actor = await requirePageActor(studioPaths.clip(videoId))
  if (!canUpload(actor)) redirect(paths.partnersOnly())
  const header = <SiteHeader actor={actor} />
  const [video, captions, locale] = await Promise.all([
    findOwnVideo(actor, videoId),
    listOwnCaptions(actor, videoId),
    readerLocale(),
  ])
  return (
    <PageShell header={header}>
      <h1 className="mb-6 wrap-anywhere font-display font-semibold text-3xl sm:mb-8">{video.name}</h1>
      <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <ClipPlayer video={video} />
        <div className="grid min-w-0 gap-6">
          {video.hidden ? <TakenDownAlert why={video.hidden.why} /> : null}
          {video.status === 'refused' ? <RefusalAlert refusal={video.refusal} /> : null}
          <ClipFacts video={video} nowMs={Date.now()} locale={locale} />
          <EditClipForm video={video} />
          {/* What was not accepted has no frames to choose from, and nobody will see a cover. */}
          {video.status === 'refused' ? null : (
            <CoverForm video={video} maxBytes={uploadLimits().maxCoverBytes} />
          )}
          <DishForm video={video} />
          <DietaryForm video={video} />
          <MomentsForm video={video} />
          <CaptionsCard
            videoId={videoId}
            captions={captions}
            languages={nameLanguages(locale)}
            preferred={locale.slice(0, 2)}
          />
          {video.playback ? (
            <ReplaceVideo
              ownerId={actor.userId}
              clip={{ videoId, name: video.name }}
              limits={uploadLimits()}
            />
          ) : null}
          <ClipDeeds video={video} />
        </div>
      </div>
    </PageShell>
  )
}
