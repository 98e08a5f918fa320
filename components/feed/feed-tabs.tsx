import { ArrowLeft } from 'lucide'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { SoftLink } from '@/components/ui/soft-link'
import { paths } from '@/lib/core/paths'
import type { FeedList } from '@/lib/feed/schema'

export type FeedBack = { href: string; label: string }

const forYou = { of: 'all', href: paths.feed(), label: 'For you' } as const
const following = { of: 'following', href: paths.following(), label: 'Following' } as const
const kept = { of: 'saved', href: paths.saved(), label: 'Kept' } as const

/** On a phone in the second row of the bar, between its two ends; with very large letters in a third one. */
const place =
  'pointer-events-none! absolute inset-x-0 top-[calc(100%-1.25rem)] mr-16 ml-28 flex justify-center *:pointer-events-auto max-[19rem]:top-[calc(100%+1.75rem)] max-[19rem]:ml-2 max-[19rem]:justify-start max-[19rem]:*:bg-black/50 wide:static wide:mr-0 wide:ml-4'
const look =
  'inline-flex min-h-11 min-w-0 items-center gap-1.5 whitespace-nowrap rounded-full px-1.5 font-semibold text-sm text-white drop-shadow-[0_1px_4px_rgb(0_0_0/0.7)] min-[22.5rem]:px-3 hover:bg-white/15'

type FeedTabsProps = {
  list: FeedList
  /** Where these clips were chosen. */
  back?: FeedBack | undefined
}

/** Which feed one is in. The two that one swipes through all day stand side by side, or what one kept beside the first of them; from a choice of clips a link leads back to it. */
export function FeedTabs({ list, back }: FeedTabsProps) {
  if (back)
    return (
      <nav aria-label="Feeds" className={place}>
        <SoftLink href={back.href} className={classNames(look, 'max-w-64')}>
          <Icon of={ArrowLeft} className="size-4 shrink-0" />
          <span className="truncate">{back.label}</span>
        </SoftLink>
      </nav>
    )
  return (
    <nav aria-label="Feeds" className={place}>
      {[forYou, list.of === 'saved' ? kept : following].map(({ of, href, label }) => {
        const isHere = of === list.of
        return (
          <SoftLink key={of} href={href} aria-current={isHere ? 'page' : undefined} className={look}>
            <span
              className={classNames(
                'border-b-2 pb-0.5',
                isHere ? 'border-saffron' : 'border-transparent text-white/80',
              )}
            >
              {label}
            </span>
          </SoftLink>
        )
      })}
    </nav>
  )
}
