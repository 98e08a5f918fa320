import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ClipList } from '@/components/studio/clip-list'
import { EmptyStudio } from '@/components/studio/empty-studio'
import { RunningUpload } from '@/components/studio/running-upload'
import { studioPaths } from '@/components/studio/studio-paths'
import { ButtonLink } from '@/components/ui/button-link'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import type { Actor } from '@/lib/auth/schema'
import { requirePageActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { listPartnerVideos } from '@/lib/videos/list-partner-videos'
import { canUpload } from '@/lib/videos/policy'

export const metadata: Metadata = { title: 'Studio' }

type StudioPageProps = { searchParams: Promise<{ cursor?: string | string[] }> }

/** An address with a page marker that is none leads to the first page and not to an error. */
async function findPage(actor: Actor, cursor: string | undefined) {
  try {
    return await listPartnerVideos({ actor, cursor })
  } catch (error) {
    if (error instanceof AppError && error.code === 'malformed_request') redirect(paths.studio())
    throw error
  }
}

export default async function StudioPage({ searchParams }: StudioPageProps) {
  const actor = await requirePageActor(paths.studio())
  if (!canUpload(actor)) redirect(paths.partnersOnly())
  const header = <SiteHeader actor={actor} />

  const { cursor } = await searchParams
  const page = await findPage(actor, typeof cursor === 'string' ? cursor : undefined)
  const isEmpty = page.items.length === 0 && !cursor

  return (
    <PageShell header={header}>
      <RunningUpload ownerId={actor.userId} />
      {isEmpty ? (
        <EmptyStudio />
      ) : (
        <>
          <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
            <h1 className="font-display font-semibold text-3xl">Your clips</h1>
            <ButtonLink href={paths.upload()}>
              <Plus aria-hidden="true" className="size-5" />
              Upload a clip
            </ButtonLink>
          </div>
          <ClipList clips={page.items} nowMs={Date.now()} />
          <nav aria-label="Pages" className="mt-6 flex justify-between gap-3">
            {cursor ? (
              <ButtonLink href={paths.studio()} variant="ghost">
                Newest clips
              </ButtonLink>
            ) : null}
            {page.nextCursor ? (
              <ButtonLink href={studioPaths.page(page.nextCursor)} variant="secondary" className="ml-auto">
                Older clips
              </ButtonLink>
            ) : null}
          </nav>
        </>
      )}
    </PageShell>
  )
}
