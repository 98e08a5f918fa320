'use client'

import { CloudUpload } from 'lucide'
import Link from 'next/link'
import { createPortal } from 'react-dom'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/core/paths'
import { tellUploads } from './tell-uploads'
import { useTotals } from './use-upload'

export { uploads } from './session/uploads'

type UploadIndicatorProps = { ownerId: string; pathname: string }

const isFeed = (pathname: string) =>
  [paths.feed(), paths.following(), paths.saved()].includes(pathname) || /^\/(?:v|p\/[^/]+)\/./.test(pathname)

/** Says in a corner that uploads go on, and is the way back to them. The studio shows them itself. */
export function UploadIndicator({ ownerId, pathname }: UploadIndicatorProps) {
  const totals = useTotals(ownerId)
  if (totals.clips === totals.done || pathname.startsWith(paths.studio())) return null
  const { title, text, share } = tellUploads(totals)
  // Out of whatever bar it is mounted in: those blur what is behind them, which would catch a fixed child.
  return createPortal(
    <aside
      aria-label="Uploads"
      className={classNames('fixed left-4 z-40', isFeed(pathname) ? 'top-28 wide:top-20' : 'bottom-4')}
    >
      <Link
        href={paths.upload()}
        className="relative flex min-h-11 max-w-[calc(100vw-2rem)] animate-fade items-center gap-2.5 overflow-hidden rounded-full border border-line bg-surface py-1.5 pr-4 pl-3 text-ink text-sm shadow-float hover:bg-sunken"
      >
        <Icon of={CloudUpload} className="size-5 shrink-0 text-paprika" />
        <span className="truncate">
          <span className="sr-only">{title}. </span>
          <span className="tabular-nums">{text}</span>
        </span>
        <progress
          aria-hidden="true"
          max={1}
          value={share}
          className="meter absolute inset-x-0 bottom-0 block h-1 w-full rounded-none"
        />
      </Link>
    </aside>,
    document.body,
  )
}
