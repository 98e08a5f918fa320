import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { SoftLink } from '@/components/ui/soft-link'
import { paths } from '@/lib/core/paths'

type WishButtonProps = {
  /** What it does, without its state: "Like". */
  label: string
  isOn: boolean
  onTurn: (isOn: boolean) => void
  /** Where somebody comes back to who has to sign in first; null for who is signed in. */
  signInFor: string | null
  className?: string
  children: ReactNode
}

/** A toggle for who is signed in, and the way to sign in for everybody else. */
export function WishButton({ label, isOn, onTurn, signInFor, className, children }: WishButtonProps) {
  const look = classNames(
    'inline-flex h-11 min-w-11 shrink-0 items-center justify-center gap-1.5 rounded-full font-semibold text-sm tabular-nums transition-colors',
    className,
  )
  if (signInFor !== null)
    return (
      <SoftLink
        href={paths.login(signInFor)}
        aria-label={`${label}: sign in first`}
        title={label}
        className={look}
      >
        {children}
      </SoftLink>
    )
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={() => onTurn(!isOn)}
      className={look}
    >
      {children}
    </button>
  )
}
