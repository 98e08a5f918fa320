import { Avatar } from '@/components/ui/avatar'
import { classNames } from '@/components/ui/class-names'
import type { Chef } from './chef'

type PreviewCaptionProps = { partner: Chef; name: string; description: string }

/** What the feed writes over a clip. In a narrow preview only the name: the rest would cover the food. */
export function PreviewCaption({ partner, name, description }: PreviewCaptionProps) {
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-0 bg-linear-to-t from-black/80 to-transparent px-2.5 pt-16 pb-3 @2xs:px-4 @2xs:pt-24 @2xs:pb-5">
      <div className="grid min-w-0 gap-1.5">
        <p className="hidden items-center gap-2 font-semibold text-sm @2xs:flex">
          <Avatar name={partner.name} src={partner.avatarUrl} size="sm" />
          <span className="truncate">{partner.name}</span>
        </p>
        <p
          className={classNames(
            'wrap-anywhere line-clamp-2 font-display font-semibold text-sm @2xs:text-lg',
            name.trim() === '' && 'text-white/70',
          )}
        >
          {name.trim() || 'The name of your clip'}
        </p>
        {description.trim() ? (
          <p className="wrap-anywhere hidden text-sm text-white/85 @2xs:line-clamp-2">{description}</p>
        ) : null}
      </div>
    </div>
  )
}
