import { Bookmark, Heart } from 'lucide'
import { useWish } from '@/components/engagement/use-wish'
import { WishButton } from '@/components/engagement/wish-button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { shortNumber } from '@/components/ui/short-number'
import { paths } from '@/lib/core/paths'
import * as viewerPaths from '@/lib/core/viewer-paths'
import type { VideoCard } from '@/lib/feed/schema'

const glass = 'bg-white/15 px-3 hover:bg-white/25 [&_svg]:size-5'

/** Like and keep, for the clip they stand on. */
export function ClipMarks({ card, locale }: { card: VideoCard; locale: string }) {
  const { id, counts, viewer } = card
  const like = useWish(viewerPaths.like(id), { isOn: viewer?.liked ?? false, count: counts.likes })
  const save = useWish(viewerPaths.save(id), { isOn: viewer?.saved ?? false, count: counts.saves })
  const signInFor = viewer ? null : paths.video(id)
  return (
    <>
      <WishButton
        label="Like this clip"
        isOn={like.isOn}
        onTurn={like.turn}
        signInFor={signInFor}
        className={glass}
      >
        <Icon of={Heart} className={classNames(like.isOn && 'animate-beat fill-paprika stroke-paprika')} />
        {like.count > 0 ? <span>{shortNumber(like.count, locale)}</span> : null}
      </WishButton>
      <WishButton
        label="Keep this clip"
        isOn={save.isOn}
        onTurn={save.turn}
        signInFor={signInFor}
        className={glass}
      >
        <Icon of={Bookmark} className={classNames(save.isOn && 'fill-saffron stroke-saffron')} />
      </WishButton>
      <span role="status" className="text-sm empty:absolute">
        {like.hasFailed || save.hasFailed ? 'That did not go through.' : null}
      </span>
    </>
  )
}
