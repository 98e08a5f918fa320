import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CaseThing } from '@/components/admin/reports/case-thing'
import { DecideForm } from '@/components/admin/reports/decide-form'
import { DeedList } from '@/components/admin/reports/deed-list'
import { listChoices } from '@/components/admin/reports/list-choices'
import { ReportList } from '@/components/admin/reports/report-list'
import { PageShell } from '@/components/ui/page-shell'
import { readerLocale } from '@/components/ui/reader-locale'
import { SiteHeader } from '@/components/ui/site-header'
import { TitledSection } from '@/components/ui/titled-section'
import type { Actor } from '@/lib/auth/schema'
import { requirePageActor } from '@/lib/auth/session'
import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { getCase } from '@/lib/moderation/get-case'
import { canModerate } from '@/lib/moderation/policy'
import { type CaseDto, type CaseId, caseParams } from '@/lib/moderation/schema'

export const metadata: Metadata = { title: 'A report' }

type CasePageProps = { params: Promise<{ kind: string; thingId: string }> }

async function findCase(actor: Actor, id: CaseId): Promise<CaseDto> {
  try {
    return await getCase(actor, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** One thing with all that was told about it, to be decided. */
export default async function CasePage({ params }: CasePageProps) {
  const { kind, thingId } = await params
  const actor = await requirePageActor(paths.adminCase(kind, thingId))
  const id = caseParams.safeParse({ kind, thingId })
  if (!canModerate(actor) || !id.success) notFound()
  const [found, locale] = await Promise.all([findCase(actor, id.data), readerLocale()])
  const choices = listChoices(found, actor.userId)
  const nowMs = Date.now()
  return (
    <PageShell header={<SiteHeader actor={actor} />} width="text">
      <Link
        href={paths.adminReports()}
        className="inline-flex min-h-11 items-center text-ink-soft underline underline-offset-4"
      >
        All reports
      </Link>
      <h1 className="wrap-anywhere mt-1 font-display font-semibold text-3xl">
        {found.thing?.name ?? 'Gone since it was reported'}
      </h1>
      <div className="mt-6 grid gap-10">
        {found.thing ? <CaseThing kind={found.kind} thing={found.thing} /> : null}
        <TitledSection title="What people say">
          <ReportList reports={found.reports} nowMs={nowMs} locale={locale} />
        </TitledSection>
        {choices.length > 0 ? (
          <TitledSection title="What to do">
            <DecideForm thing={id.data} choices={choices} />
          </TitledSection>
        ) : null}
        <TitledSection title="What was decided before">
          <DeedList deeds={found.deeds} nowMs={nowMs} locale={locale} />
        </TitledSection>
      </div>
    </PageShell>
  )
}
