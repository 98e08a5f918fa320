import { ArrowUpRight, Flag, MapPin } from 'lucide'
import { FollowButton } from '@/components/engagement/follow-button'
import { OpeningWeek } from '@/components/partner/opening-week'
import { ReportButton } from '@/components/reports/report-button'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button-link'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { shortNumber } from '@/components/ui/short-number'
import { paths } from '@/lib/core/paths'
import type { PartnerDto } from '@/lib/partners/schema'

const map = 'https://www.openstreetmap.org/'
function mapOf({ address, place }: PartnerDto): string {
  if (!place) return `${map}search?query=${encodeURIComponent(address)}`
  return `${map}?mlat=${place.latitude}&mlon=${place.longitude}#map=17/${place.latitude}/${place.longitude}`
}

type PartnerHeaderProps = {
  partner: PartnerDto
  isOwner: boolean
  /** Of the reader, who may be signed out. */
  following: { isFollowing: boolean; isSignedIn: boolean }
  locale: string
  nowMs: number
}

export function PartnerHeader({ partner, isOwner, following, locale, nowMs }: PartnerHeaderProps) {
  const { name, handle, avatarUrl, bio, address, orderUrl, hours, clipCount, followerCount } = partner
  return (
    <section
      aria-labelledby="partner-name"
      className="flex flex-col gap-6 sm:flex-row sm:items-start sm:gap-9"
    >
      <Avatar name={name} src={avatarUrl} size="lg" className="ring-4 ring-surface" />
      <div className="min-w-0 flex-1">
        <h1 id="partner-name" className="font-display font-semibold text-3xl tracking-tight sm:text-4xl">
          {name}
        </h1>
        <p className="mt-1 text-ink-soft text-sm">
          @{handle} · {clipCount === 1 ? '1 clip' : `${clipCount} clips`}
          {followerCount > 0
            ? ` · ${shortNumber(followerCount, locale)} ${followerCount === 1 ? 'follower' : 'followers'}`
            : null}
        </p>
        {bio ? <p className="mt-4 max-w-prose whitespace-pre-line text-lg">{bio}</p> : null}
        {hours ? <OpeningWeek hours={hours} nowMs={nowMs} /> : null}
        {address || partner.place ? (
          <a
            href={mapOf(partner)}
            target="_blank"
            rel="noopener nofollow"
            className="mt-1 inline-flex min-h-11 items-center gap-2 rounded-sm text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            <Icon of={MapPin} className="size-5 shrink-0 text-paprika-ink" />
            {address || 'On the map'}
            <span className="sr-only">, on a map in a new tab</span>
          </a>
        ) : null}
        <div className="mt-4 flex flex-wrap items-center gap-3">
          {orderUrl ? (
            <a
              href={orderUrl}
              target="_blank"
              rel="noopener nofollow"
              aria-label={`Order from ${name}, opens in a new tab`}
              className={buttonStyle({ size: 'lg' })}
            >
              Order now
              <Icon of={ArrowUpRight} className="size-5 stroke-[2.5]" />
            </a>
          ) : null}
          {isOwner ? (
            <ButtonLink href={paths.profile()} variant="secondary">
              Edit your page
            </ButtonLink>
          ) : (
            <FollowButton
              partner={partner}
              isFollowing={following.isFollowing}
              signInFor={following.isSignedIn ? null : paths.partner(handle)}
              className="border border-line-strong bg-surface text-ink hover:bg-sunken"
            />
          )}
          {isOwner ? null : (
            <ReportButton
              about={{ kind: 'partner', handle }}
              what={name}
              signInFor={following.isSignedIn ? null : paths.partner(handle)}
              className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-full px-2 text-ink-soft text-sm hover:text-ink hover:underline"
            >
              <Icon of={Flag} className="size-4" />
              <span className="max-sm:sr-only">Report</span>
            </ReportButton>
          )}
        </div>
      </div>
    </section>
  )
}
