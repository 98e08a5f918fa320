import type { ComponentProps } from 'react'
import { classNames } from '@/components/ui/class-names'

const tones = {
  paprika: '[--meter:var(--paprika)]',
  herb: '[--meter:var(--herb)]',
  quiet: '[--meter:var(--line-strong)]',
}

type ProgressBarProps = Omit<ComponentProps<'progress'>, 'value' | 'max'> & {
  label: string
  /** 0 to 1; leave out while nobody knows. */
  value?: number | undefined
  tone?: keyof typeof tones
}

export function ProgressBar({ label, value, tone = 'paprika', className, ...rest }: ProgressBarProps) {
  return (
    <progress
      {...rest}
      aria-label={label}
      max={1}
      // `undefined` makes it indeterminate, which is said and not only shown.
      value={value === undefined ? undefined : Math.min(1, Math.max(0, value))}
      className={classNames(
        'meter block h-2 w-full',
        tones[tone],
        value === undefined && 'animate-shimmer',
        className,
      )}
    />
  )
}
