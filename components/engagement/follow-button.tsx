'use client'

import { Check, Plus } from 'lucide-react'
import { useWish } from '@/components/engagement/use-wish'
import { WishButton } from '@/components/engagement/wish-button'
import { classNames } from '@/components/ui/class-names'
import { paths } from '@/lib/core/paths'

type FollowButtonProps = {
  partner: { handle: string; name: string }
  isFollowing: boolean
  signInFor: string | null
  className?: string
}

export function FollowButton({ partner, isFollowing, signInFor, className }: FollowButtonProps) {
  const { isOn, turn, hasFailed } = useWish(paths.api.follow(partner.handle), { isOn: isFollowing, count: 0 })
  const Icon = isOn ? Check : Plus
  return (
    <>
      <WishButton
        label={`${isOn ? 'Following' : 'Follow'} ${partner.name}`}
        isOn={isOn}
        onTurn={turn}
        signInFor={signInFor}
        className={classNames('px-3.5', className)}
      >
        <Icon aria-hidden="true" className="size-4 stroke-[2.5]" />
        {isOn ? 'Following' : 'Follow'}
      </WishButton>
      <span role="status" className="text-sm empty:absolute">
        {hasFailed ? 'That did not go through.' : null}
      </span>
    </>
  )
}
