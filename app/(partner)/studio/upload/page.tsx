import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConfirmFirst } from '@/components/recovery/confirm-first'
import { QuotaAlert } from '@/components/studio/quota-alert'
import { QuotaCard } from '@/components/studio/quota-card'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import { UploadDesk } from '@/components/upload/upload-desk'
import { requirePageActor } from '@/lib/auth/session'
import { paths } from '@/lib/core/paths'
import { env } from '@/lib/platform/env'
import { getQuota } from '@/lib/videos/get-quota'
import { canUpload, mustConfirmEmail } from '@/lib/videos/policy'
import { uploadLimits } from '@/lib/videos/upload-limits'

export const metadata: Metadata = { title: 'Upload a clip' }

export default async function UploadPage() {
  const actor = await requirePageActor(paths.upload())
  if (!canUpload(actor)) redirect(paths.partnersOnly())
  const quota = await getQuota(actor)
  const nowMs = Date.now()
  return (
    <PageShell header={<SiteHeader actor={actor} />}>
      <h1 className="mb-6 font-display font-semibold text-3xl sm:mb-8">Upload a clip</h1>
      {mustConfirmEmail(actor, env().SMTP_URL !== undefined) ? (
        <ConfirmFirst email={actor.email} />
      ) : (
        <>
          <QuotaAlert quota={quota} nowMs={nowMs} />
          <UploadDesk ownerId={actor.userId} partner={actor.partner} limits={uploadLimits()} />
          <QuotaCard quota={quota} nowMs={nowMs} />
        </>
      )}
    </PageShell>
  )
}
