import { ArrowLeft } from 'lucide'
import { LookAgain } from '@/components/inbox/look-again'
import { MailList } from '@/components/inbox/mail-list'
import { OpenMail } from '@/components/inbox/open-mail'
import { ButtonLink } from '@/components/ui/button-link'
import { classNames } from '@/components/ui/class-names'
import { LetterDrawing } from '@/components/ui/drawings'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PageShell } from '@/components/ui/page-shell'
import { SiteHeader } from '@/components/ui/site-header'
import type { Actor } from '@/lib/auth/schema'
import { paths } from '@/lib/core/paths'
import type { StoredMail } from '@/lib/mail/list-mails'

type InboxScreenProps = { actor: Actor | null; mails: readonly StoredMail[]; open?: StoredMail }

/** List and letter: one after the other on a phone, side by side where there is room. */
export function InboxScreen({ actor, mails, open }: InboxScreenProps) {
  return (
    <PageShell header={<SiteHeader actor={actor} />}>
      <LookAgain />
      <div className={classNames('mb-6 sm:mb-8', open && 'max-lg:sr-only')}>
        <h1 className="font-display font-semibold text-3xl tracking-tight">Inbox</h1>
        <p className="mt-2 max-w-prose text-ink-soft">
          This Morsel sends no real mail. What it would have sent lands here, for everybody who can open this
          page. New mail shows up by itself.
        </p>
      </div>
      {mails.length === 0 ? (
        <EmptyState drawing={<LetterDrawing />} title="No mail yet">
          Ask for a new password or open an account, and the letter is here a moment later.
        </EmptyState>
      ) : (
        <div className="grid gap-8 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <section aria-label="Mails" className={classNames('min-w-0', open && 'max-lg:hidden')}>
            <MailList mails={mails} openId={open?.id} />
          </section>
          <div className={classNames('min-w-0', !open && 'max-lg:hidden')}>
            {open ? (
              <>
                <ButtonLink href={paths.inbox()} variant="ghost" className="-ml-3 mb-3 lg:hidden">
                  <Icon of={ArrowLeft} className="size-4.5" />
                  All mails
                </ButtonLink>
                <OpenMail mail={open} />
              </>
            ) : (
              <EmptyState drawing={<LetterDrawing />} title="Pick a letter">
                It opens here, links and all.
              </EmptyState>
            )}
          </div>
        </div>
      )}
    </PageShell>
  )
}
