'use client'

import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useLateSheet } from '@/components/ui/use-late-sheet'

const load = () => import('@/components/feed/filter-dialog').then(({ FilterDialog }) => FilterDialog)

/** Around its icon, which the server draws. */
export function FilterButton({ filter, children }: { filter: Record<string, string>; children: ReactNode }) {
  const { Sheet, state, ask, trouble } = useLateSheet(load)
  const isOn = Object.keys(filter).length > 0
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={isOn ? 'Filter, is on' : 'Filter'}
        title="Filter"
        onClick={ask}
        className={classNames(
          'inline-flex size-11 shrink-0 items-center justify-center rounded-full transition-colors',
          isOn ? 'bg-white text-black hover:bg-white/85' : 'bg-black/55 text-white hover:bg-black/70',
        )}
      >
        {children}
      </button>
      {trouble ? (
        <span role="alert" className="self-center text-sm text-white">
          {trouble}
        </span>
      ) : null}
      {Sheet ? <Sheet filter={filter} {...state} /> : null}
    </>
  )
}
