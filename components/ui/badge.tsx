import type { ComponentProps } from 'react'
import { classNames } from '@/components/ui/class-names'

const tones = {
  neutral: 'bg-sunken text-ink-soft',
  paprika: 'bg-paprika-wash text-paprika-ink',
  saffron: 'bg-saffron-wash text-saffron-ink',
  herb: 'bg-herb-wash text-herb-ink',
  danger: 'bg-danger-wash text-danger-ink',
}

type BadgeProps = ComponentProps<'span'> & { tone?: keyof typeof tones }

export function Badge({ tone = 'neutral', className, ...rest }: BadgeProps) {
  return (
    <span
      {...rest}
      className={classNames(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 font-semibold text-xs [&_svg]:size-3.5',
        tones[tone],
        className,
      )}
    />
  )
}
