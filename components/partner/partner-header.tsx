import { ArrowUpRight, MapPin } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { buttonStyle } from '@/components/ui/button-style'
import type { PartnerDto } from '@/lib/partners/schema'

const mapOf = (address: string) => `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`

export function PartnerHeader({ partner }: { partner: PartnerDto }) {
  const { name, handle, avatarUrl, bio, address, orderUrl, clipCount } = partner
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
        </p>
        {bio ? <p className="mt-4 max-w-prose whitespace-pre-line text-lg">{bio}</p> : null}
        <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
          {orderUrl ? (
            <a
              href={orderUrl}
              target="_blank"
              rel="noopener nofollow"
              aria-label={`Order from ${name}, opens in a new tab`}
              className={buttonStyle({ size: 'lg' })}
            >
              Order now
              <ArrowUpRight aria-hidden="true" className="size-5 stroke-[2.5]" />
            </a>
          ) : null}
          {address ? (
            <a
              href={mapOf(address)}
              target="_blank"
              rel="noopener nofollow"
              className="inline-flex min-h-11 items-center gap-2 rounded-sm text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              <MapPin aria-hidden="true" className="size-5 shrink-0 text-paprika-ink" />
              {address}
              <span className="sr-only">, on a map in a new tab</span>
            </a>
          ) : null}
        </div>
      </div>
    </section>
  )
}
