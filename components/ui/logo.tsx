import { classNames } from '@/components/ui/class-names'

type LogoProps = { className?: string /** The mark alone, for a tight place. */; compact?: boolean }

/** A play sign with a bite taken out, and the crumb. Say the name in the link around it when `compact`. */
export function Logo({ className, compact = false }: LogoProps) {
  return (
    <span className={classNames('inline-flex items-center gap-2 text-2xl', className)}>
      <svg viewBox="6 3 42 42" aria-hidden="true" className="size-[1.1em] shrink-0">
        <path
          className="fill-paprika"
          d="M15.67 7.13 19.87 9.39a4.6 4.6 0 0 0 6.32 5.77 4.2 4.2 0 0 0 7.1 1.46l5.21 2.8a5.2 5.2 0 0 1 0 9.16L15.67 40.87A5.2 5.2 0 0 1 8 36.29V11.71a5.2 5.2 0 0 1 7.67-4.58Z"
        />
        <circle className="fill-saffron" cx="31.9" cy="9.74" r="2.7" />
      </svg>
      {compact ? null : (
        <span className="font-display font-semibold leading-none tracking-tight">Morsel</span>
      )}
    </span>
  )
}
