import { classNames } from '@/components/ui/class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'md' | 'lg'

const base =
  'relative inline-flex select-none items-center justify-center gap-2 rounded-full text-center font-semibold no-underline ' +
  'transition-[background-color,color,border-color,transform,opacity] motion-ok:active:scale-[0.98] ' +
  'disabled:opacity-55 aria-disabled:opacity-55'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-paprika text-on-paprika hover:bg-paprika-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-ink hover:bg-sunken',
  ghost: 'text-ink hover:bg-sunken',
  danger: 'border border-danger bg-surface text-danger-ink hover:bg-danger-wash',
}

const sizes: Record<ButtonSize, string> = {
  md: 'min-h-11 px-5 py-2 text-sm',
  lg: 'min-h-13 px-7 py-3 text-base',
}

type Look = {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  className?: string | undefined
}

/** The look of a button, for whatever has to look like one (a link, a label over a file input). */
export function buttonStyle({ variant = 'primary', size = 'md', className }: Look = {}): string {
  return classNames(base, variants[variant], sizes[size], className)
}
