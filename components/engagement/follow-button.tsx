'use client'

import { Check, Plus } from 'lucide'
import { useWish } from '@/components/engagement/use-wish'
import { WishButton } from '@/components/engagement/wish-button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import * as viewerPaths from '@/lib/core/viewer-paths'

type FollowButtonProps = {
  partner: { handle: string; name: string }
  isFollowing: boolean
  signInFor: string | null
  className?: string
}

export function FollowButton({ partner, isFollowing, signInFor, className }: FollowButtonProps) {
  const { isOn, turn, hasFailed } = useWish(viewerPaths.follow(partner.handle), {
    isOn: isFollowing,
    count: 0,
  })
  const icon = isOn ? Check : Plus
  return (
    <>
      <WishButton
        label={`${isOn ? 'Following' : 'Follow'} ${partner.name}`}
        isOn={isOn}
        onTurn={turn}
        signInFor={signInFor}
        className={classNames('px-3.5', className)}
      >
        <Icon of={icon} className="size-4 stroke-[2.5]" />
        {isOn ? 'Following' : 'Follow'}
      </WishButton>
      <span role="status" className="text-sm empty:absolute">
        {hasFailed ? 'That did not go through.' : null}
      </span>
    </>
  )
}
