import { describeMenu } from '@/components/partner/menu-structured-data'
import { StructuredData } from '@/components/ui/structured-data'
import { type OpeningHours, type OpeningSpan, weekdays } from '@/lib/core/opening-hours'
import { paths } from '@/lib/core/paths'
import type { MenuDish } from '@/lib/feed/schema'
import type { PartnerDto } from '@/lib/partners/schema'

/** Search engines read the same time twice as closed; the last minute of a day is how they want a whole one. */
const toOpening = ({ from, to }: OpeningSpan, dayOfWeek: string) => ({
  '@type': 'OpeningHoursSpecification',
  dayOfWeek: `https://schema.org/${dayOfWeek}`,
  opens: from,
  closes: from === to ? '23:59' : to,
})

function listOpenings({ days }: OpeningHours) {
  return weekdays.flatMap((name, day) => (days[day] ?? []).map((span) => toOpening(span, name)))
}

type Props = { partner: PartnerDto; menu: MenuDish[]; origin: string }

/** schema.org, so that a search engine can show the kitchen with where it is, when it is open and what there is to eat. */
export function PartnerStructuredData({ partner, menu, origin }: Props) {
  const { name, handle, bio, address, orderUrl, avatarUrl, hours, place } = partner
  const data = {
    '@type': 'Restaurant',
    name,
    url: origin + paths.partner(handle),
    description: bio || undefined,
    image: avatarUrl ?? undefined,
    address: address || undefined,
    geo: place ? { '@type': 'GeoCoordinates', ...place } : undefined,
    openingHoursSpecification: hours ? listOpenings(hours) : undefined,
    hasMenu: describeMenu(menu),
    potentialAction: orderUrl ? { '@type': 'OrderAction', target: orderUrl } : undefined,
  }
  return <StructuredData data={data} />
}
