import { BowlDrawing } from '@/components/ui/drawings'
import { RemoteImage } from '@/components/ui/remote-image'
import { getFeedPage } from '@/lib/feed/get-feed-page'
import type { VideoCard } from '@/lib/feed/schema'

/** The picture may be missing; the form beside it may not, so nothing that fails here is allowed to matter. */
async function findNewest(): Promise<VideoCard | undefined> {
  try {
    return (await getFeedPage({ actor: null, limit: 1 })).items[0]
  } catch {
    return undefined
  }
}

/** The newest clip's poster: the reason to sign in. */
export async function AuthAside() {
  const card = await findNewest()
  const poster = card?.playback.poster
  return (
    <div className="relative isolate flex size-full items-end overflow-hidden rounded-xl bg-paper text-ink">
      {poster ? (
        <RemoteImage
          src={poster}
          alt=""
          loading="lazy"
          className="-z-10 absolute inset-0 size-full object-cover"
        />
      ) : (
        <div className="-z-10 absolute inset-0 grid place-items-center [&_svg]:w-3/5">
          <BowlDrawing />
        </div>
      )}
      {card && poster ? (
        <p className="clip-scrim w-full px-8 pt-32 pb-9 text-white">
          <span className="block font-display font-semibold text-3xl">{card.name}</span>
          <span className="mt-2 block text-lg">{card.partner.name}</span>
        </p>
      ) : null}
    </div>
  )
}
