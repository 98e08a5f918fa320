import type { ComponentProps } from 'react'
import { classNames } from '@/components/ui/class-names'

type CardProps = ComponentProps<'div'> & { flush?: boolean }

/** A sheet that lies on the paper. `flush` drops the padding, for a picture that goes to the edge. */
export function Card({ flush = false, className, ...rest }: CardProps) {
  return (
    <div
      {...rest}
      className={classNames(
        'rounded-lg border border-line bg-surface shadow-raised',
        flush ? 'overflow-hidden' : 'p-5 sm:p-7',
        className,
      )}
    />
  )
}
