'use client'

import type { ReactNode } from 'react'
import { SoftLink } from '@/components/ui/soft-link'
import { useLateSheet } from '@/components/ui/use-late-sheet'
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

const load = () => import('@/components/reports/report-dialog').then(({ ReportDialog }) => ReportDialog)

export function ReportButton({
  about,
  what,
  signInFor = null,
  isDark = false,
  className,
  children,
}: ReportButtonProps) {
  const { Sheet, state, ask, trouble } = useLateSheet(load)
  const label = `Report ${what}`
  if (signInFor !== null)
    return (
      <SoftLink
        href={paths.login(signInFor)}
        aria-label={`${label}: sign in first`}
        title={label}
        className={className}
      >
        {children}
      </SoftLink>
    )
  return (
    <>
      <button type="button" aria-label={label} title={label} onClick={ask} className={className}>
        {children}
      </button>
      {trouble ? (
        <span role="alert" className="text-sm">
          {trouble}
        </span>
      ) : null}
      {Sheet ? <Sheet {...{ about, what, isDark }} {...state} /> : null}
    </>
  )
}
