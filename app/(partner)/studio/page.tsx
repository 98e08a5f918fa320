import { Plus } from 'lucide'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ClipList } from '@/components/studio/clip-list'
import { ClipSearch } from '@/components/studio/clip-search'
import { DeletingClips } from '@/components/studio/deleting-clips'
import { EmptyStudio } from '@/components/studio/empty-studio'
import { NoMatch } from '@/components/studio/no-match'
import { QuotaCard } from '@/components/studio/quota-card'
import { RunningUpload } from '@/components/studio/running-upload'
import { studioPaths } from '@/components/studio/studio-paths'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { PageShell } from '@/components/ui/page-shell'
import { readerLocale } from '@/components/ui/reader-locale'
import { SiteHeader } from '@/components/ui/site-header'
import type { Actor } from '@/lib/auth/schema'
import { requirePageActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { getQuota } from '@/lib/videos/get-quota'
import { listPartnerVideos } from '@/lib/videos/list-partner-videos'
import { listRestorableVideos } from '@/lib/videos/list-restorable-videos'
import { canUpload } from '@/lib/videos/policy'
import { type ClipFilter, clipFilter } from '@/lib/videos/schema'

export const metadata: Metadata = { title: 'Studio' }

type StudioPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** An address with a page marker that is none leads to the first page and not to an error. */
async function findPage(actor: Actor, filter: ClipFilter) {
  try {
    return await listPartnerVideos({ actor, ...filter })
  } catch (error) {
    if (error instanceof AppError && error.code === 'malformed_request') redirect(paths.studio())
    throw error
  }
}

export default async function StudioPage({ searchParams }: StudioPageProps) {
  const actor = await requirePageActor(paths.studio())
  if (!canUpload(actor)) redirect(paths.partnersOnly())
  const header = <SiteHeader actor={actor} />

  const filter = clipFilter.parse(await searchParams)
  const { cursor, ...wish } = filter
  const isFiltered = wish.q !== '' || wish.state !== undefined
  const page = await findPage(actor, filter)
  const [deleting, quota, locale] = await Promise.all([
    listRestorableVideos(actor),
    getQuota(actor),
    readerLocale(),
  ])
  const isEmpty = page.items.length === 0 && !cursor && !isFiltered

  return (
    <PageShell header={header}>
      <RunningUpload ownerId={actor.userId} />
      <DeletingClips clips={deleting} />
      {isEmpty ? (
        <EmptyStudio />
      ) : (
        <>
          <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
            <h1 className="font-display font-semibold text-3xl">Your clips</h1>
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={paths.profile()} variant="secondary">
                Edit your page
              </ButtonLink>
              <ButtonLink href={paths.upload()}>
                <Icon of={Plus} className="size-5" />
                Upload a clip
              </ButtonLink>
            </div>
          </div>
          <ClipSearch filter={filter} />
          {page.items.length === 0 ? (
            <NoMatch />
          ) : (
            <ClipList clips={page.items} nowMs={Date.now()} locale={locale} />
          )}
          <nav aria-label="Pages" className="mt-6 flex justify-between gap-3">
            {cursor ? (
              <ButtonLink href={studioPaths.list(wish)} variant="ghost">
                Newest clips
              </ButtonLink>
            ) : null}
            {page.nextCursor ? (
              <ButtonLink
                href={studioPaths.list({ ...wish, cursor: page.nextCursor })}
                variant="secondary"
                className="ml-auto"
              >
                Older clips
              </ButtonLink>
            ) : null}
          </nav>
          <QuotaCard quota={quota} nowMs={Date.now()} />
        </>
      )}
    </PageShell>
  )
}
