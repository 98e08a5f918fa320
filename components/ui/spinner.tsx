import { classNames } from '@/components/ui/class-names'

type SpinnerProps = { className?: string; label?: string }

/** A turning crumb. With a `label` it speaks for itself; without one it decorates a text that already does. */
export function Spinner({ className, label }: SpinnerProps) {
  const art = (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      aria-hidden="true"
      className={classNames('size-5 animate-spin', className)}
    >
      <circle cx="12" cy="12" r="9" stroke="currentColor" strokeOpacity="0.25" strokeWidth="3" />
      <path d="M21 12a9 9 0 0 0-9-9" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
  if (!label) return art
  return (
    <span role="status" className="inline-flex items-center gap-2">
      {art}
      <span className="sr-only">{label}</span>
    </span>
  )
}
