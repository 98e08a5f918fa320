import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { paths } from '@/lib/core/paths'
import type { DeedDto } from '@/lib/moderation/schema'
import { deedTexts, kindTexts } from './words'

type DeedListProps = { deeds: readonly DeedDto[]; nowMs: number; locale: string; withLinks?: boolean }

/** Who decided what, when and why; the latest first. */
export function DeedList({ deeds, nowMs, locale, withLinks = false }: DeedListProps) {
  if (deeds.length === 0) return <p className="text-ink-soft">Nothing was decided yet.</p>
  return (
    <ol className="grid gap-4 border-line border-l-2 pl-4">
      {deeds.map((deed) => (
        <li key={deed.id} className="grid gap-0.5">
          <p className="text-sm">
            <span className="font-semibold">{deedTexts[deed.deed]}</span> by {deed.by},{' '}
            <RelativeTime at={deed.at} locale={locale} now={nowMs} />
          </p>
          <p className="wrap-anywhere whitespace-pre-line text-sm">{deed.why}</p>
          <p className="wrap-anywhere text-ink-soft text-sm">
            {kindTexts[deed.kind]}:{' '}
            {withLinks ? (
              <Link
                href={paths.adminCase(deed.kind, deed.thingId)}
                className="inline-flex min-h-11 items-center underline underline-offset-4"
              >
                {deed.about}
              </Link>
            ) : (
              deed.about
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}
