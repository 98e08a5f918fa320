import type { ComponentProps } from 'react'
import { classNames } from '@/components/ui/class-names'

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** Read aloud and shown on hover. */
  label: string
  /** `glass` floats over a picture. */
  variant?: 'plain' | 'outline' | 'glass'
}

const variants = {
  plain: 'text-ink hover:bg-sunken',
  outline: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  glass: 'bg-black/55 text-white hover:bg-black/70',
}

export function IconButton({ label, variant = 'plain', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={classNames(
        'inline-flex size-11 shrink-0 items-center justify-center rounded-full transition-colors disabled:opacity-50 [&_svg]:size-5',
        variants[variant],
        className,
      )}
    />
  )
}
