import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { ClipDeeds, ClipFacts } from '@/components/studio/clip-facts'
import { ClipPlayer } from '@/components/studio/clip-player'
import { EditClipForm } from '@/components/studio/edit-clip-form'
import { studioPaths } from '@/components/studio/studio-paths'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import type { Actor } from '@/lib/auth/schema'
import { requirePageActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { getOwnVideo } from '@/lib/videos/get-own-video'
import { canUpload } from '@/lib/videos/policy'
import type { VideoDto } from '@/lib/videos/schema'

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
  const video = await findOwnVideo(actor, videoId)
  return (
    <PageShell header={header}>
      <h1 className="mb-6 wrap-anywhere font-display font-semibold text-3xl sm:mb-8">{video.name}</h1>
      <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <ClipPlayer video={video} />
        <div className="grid min-w-0 gap-6">
          <ClipFacts video={video} nowMs={Date.now()} />
          <EditClipForm video={video} />
          <ClipDeeds video={video} />
        </div>
      </div>
    </PageShell>
  )
}
