import { MailText } from '@/components/inbox/mail-text'
import { Card } from '@/components/ui/card'
import { readerLocale } from '@/components/ui/reader-locale'
import type { StoredMail } from '@/lib/mail/list-mails'

/** One mail as it would be read. */
export async function OpenMail({ mail: { subject, to, at, text } }: { mail: StoredMail }) {
  const locale = await readerLocale()
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return (
    <Card>
      <article aria-labelledby="mail-subject">
        <header className="mb-6 border-line border-b pb-5">
          <h2 id="mail-subject" className="font-display font-semibold text-2xl">
            {subject}
          </h2>
          <p className="wrap-anywhere mt-2 text-ink-soft text-sm">
            To {to}, <time dateTime={at}>{exact.format(new Date(at))} UTC</time>
          </p>
        </header>
        <MailText text={text} />
      </article>
    </Card>
  )
}
