'use client'

import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import type { ReportDialog as Dialog } from '@/components/reports/report-dialog'
import { paths } from '@/lib/core/paths'
import type { ReportAbout } from '@/lib/moderation/schema'

type ReportButtonProps = {
  about: ReportAbout
  /** Such as "this clip". */
  what: string
  /** Where somebody comes back to who has to sign in first. */
  signInFor?: string | null
  /** In the feed, which is dark in every theme. */
  isDark?: boolean
  className: string
  children: ReactNode
}

/** Few ever press it: the form is loaded when somebody does. */
export function ReportButton({
  about,
  what,
  signInFor = null,
  isDark = false,
  className,
  children,
}: ReportButtonProps) {
  const [Loaded, setLoaded] = useState<{ Dialog: typeof Dialog } | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const label = `Report ${what}`

  async function open() {
    setHasFailed(false)
    try {
      const { ReportDialog } = await import('@/components/reports/report-dialog')
      setLoaded({ Dialog: ReportDialog })
      setIsOpen(true)
    } catch {
      setHasFailed(true)
    }
  }

  if (signInFor !== null)
    return (
      <Link
        href={paths.login(signInFor)}
        aria-label={`${label}: sign in first`}
        title={label}
        className={className}
      >
        {children}
      </Link>
    )
  return (
    <>
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => void open()}
        className={className}
      >
        {children}
      </button>
      {hasFailed ? (
        <span role="alert" className="text-sm">
          That did not load. Check your connection.
        </span>
      ) : null}
      {Loaded ? <Loaded.Dialog {...{ about, what, isDark }} open={isOpen} onOpenChange={setIsOpen} /> : null}
    </>
  )
}
