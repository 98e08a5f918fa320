'use client'

import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { classNames } from '@/components/ui/class-names'

/** Nobody filters before the first frame. */
const FilterDialog = lazy(async () => ({
  default: (await import('@/components/feed/filter-dialog')).FilterDialog,
}))

export function FilterButton({ filter }: { filter: Record<string, string> }) {
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const isOn = Object.keys(filter).length > 0
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={isOn ? 'Filter, is on' : 'Filter'}
        title="Filter"
        onClick={() => {
          setWasOpened(true)
          setIsOpen(true)
        }}
        className={classNames(
          'inline-flex size-11 shrink-0 items-center justify-center rounded-full backdrop-blur-md transition-colors',
          isOn ? 'bg-white text-black hover:bg-white/85' : 'bg-black/40 text-white hover:bg-black/60',
        )}
      >
        <SlidersHorizontal aria-hidden="true" className="size-5" />
      </button>
      {wasOpened ? (
        <Suspense fallback={null}>
          <FilterDialog filter={filter} isOpen={isOpen} onOpenChange={setIsOpen} />
        </Suspense>
      ) : null}
    </>
  )
}
