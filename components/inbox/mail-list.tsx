import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { readerLocale } from '@/components/ui/reader-locale'
import { RelativeTime } from '@/components/ui/relative-time'
import { paths } from '@/lib/core/paths'
import type { StoredMail } from '@/lib/mail/list-mails'

type MailListProps = { mails: readonly StoredMail[]; openId?: string | undefined }

/** Newest first. */
export async function MailList({ mails, openId }: MailListProps) {
  const locale = await readerLocale()
  const now = Date.now()
  return (
    <ul className="grid gap-1">
      {mails.map(({ id, subject, to, at }) => (
        <li key={id}>
          <Link
            href={paths.mail(id)}
            aria-current={id === openId ? 'page' : undefined}
            className={classNames(
              'grid gap-0.5 rounded-md border px-4 py-3 transition-colors',
              id === openId
                ? 'border-paprika bg-paprika-wash'
                : 'border-transparent hover:border-line hover:bg-surface',
            )}
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="truncate font-semibold">{subject}</span>
              <span className="shrink-0 text-ink-soft text-xs">
                <RelativeTime at={at} locale={locale} now={now} />
              </span>
            </span>
            <span className="truncate text-ink-soft text-sm">{to}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
