import { useEffect, useState } from 'react'
import type { StrengthLevel } from '@/components/auth/password-strength'
import { classNames } from '@/components/ui/class-names'

const words: Record<StrengthLevel, string> = { 1: 'Too easy', 2: 'Fair', 3: 'Good', 4: 'Strong' }

const fills: Record<StrengthLevel, string> = {
  1: 'bg-danger',
  2: 'bg-saffron',
  3: 'bg-herb',
  4: 'bg-herb',
}

const segments = [1, 2, 3, 4] as const

/** After the typing, not at each key: a screen reader is busy with the letters until then. */
const silenceMs = 1_000

function useAnnouncement(level: StrengthLevel | null): string {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(level === null ? '' : `Password: ${words[level]}`), silenceMs)
    return () => clearTimeout(timer)
  }, [level])
  return said
}

/** Four segments and a word. Always as high as with both, so that nothing below moves when the first letter is typed. */
export function PasswordStrengthMeter({ level }: { level: StrengthLevel | null }) {
  const announcement = useAnnouncement(level)
  return (
    <span className="flex h-6 items-center gap-3">
      <span aria-hidden="true" className="grid flex-1 grid-cols-4 gap-1.5">
        {segments.map((segment) => (
          <span
            key={segment}
            className={classNames(
              'h-1.5 rounded-full transition-colors duration-200',
              level !== null && segment <= level ? fills[level] : 'bg-line',
            )}
          />
        ))}
      </span>
      <span aria-hidden="true" className="min-w-16 text-right font-semibold text-ink text-sm">
        {level === null ? '' : words[level]}
      </span>
      <span role="status" className="sr-only">
        {announcement}
      </span>
    </span>
  )
}
