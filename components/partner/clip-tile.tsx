import { Play } from 'lucide'
import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import { LinkPending } from '@/components/ui/link-pending'
import { RemoteImage } from '@/components/ui/remote-image'
import { shortNumber } from '@/components/ui/short-number'
import { paths } from '@/lib/core/paths'
import type { VideoCard } from '@/lib/feed/schema'

type ClipTileProps = {
  card: VideoCard
  locale: string
  isEager: boolean
  /** Where it plays among others; among its kitchen's own, if nothing is said. */
  href?: string
}

export function ClipTile({ card, locale, isEager, href }: ClipTileProps) {
  const { poster, placeholder } = card.playback
  return (
    <Link
      href={href ?? paths.partnerClip(card.partner.handle, card.id)}
      className="group relative block aspect-9/16 overflow-hidden rounded-lg bg-sunken shadow-raised"
    >
      {poster ? (
        <RemoteImage
          src={poster}
          placeholder={placeholder}
          alt=""
          loading={isEager ? 'eager' : 'lazy'}
          className="size-full bg-cover object-cover transition-transform duration-250 motion-ok:group-hover:scale-[1.04]"
        />
      ) : null}
      <LinkPending className="absolute top-3 right-3 rounded-full bg-black/50 p-2 text-white" />
      <span className="clip-scrim absolute inset-x-0 bottom-0 grid gap-1 px-3.5 pt-14 pb-3.5 text-white">
        <span className="line-clamp-2 text-balance font-display font-semibold text-lg leading-tight">
          {card.name}
        </span>
        {card.counts.views > 0 ? (
          <span className="inline-flex items-center gap-1.5 text-xs">
            <Icon of={Play} className="size-3 fill-current stroke-none" />
            {shortNumber(card.counts.views, locale)} {card.counts.views === 1 ? 'view' : 'views'}
          </span>
        ) : null}
      </span>
    </Link>
  )
}
