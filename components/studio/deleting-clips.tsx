'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { RestorableDto } from '@/lib/videos/schema'
import { useRestoreClip } from './use-restore-clip'

/** What was deleted a moment ago: the way back for who reloaded the page, or cannot reach a toast in time. */
export function DeletingClips({ clips }: { clips: readonly RestorableDto[] }) {
  if (clips.length === 0) return null
  return (
    <ul aria-label="Deleted a moment ago" className="mb-6 grid gap-3">
      {clips.map((clip) => (
        <DeletingClip key={clip.id} clip={clip} />
      ))}
    </ul>
  )
}

function DeletingClip({ clip: { id, name, leftMs } }: { clip: RestorableDto }) {
  const router = useRouter()
  const [isBusy, startWork] = useTransition()
  const undo = useRestoreClip(id, name)
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), leftMs)
    return () => clearTimeout(timer)
  }, [router, leftMs])
  return (
    <li>
      <Card className="flex flex-wrap items-center gap-4 p-4 sm:p-5">
        <p className="min-w-0 flex-1 wrap-anywhere">“{name}” is being deleted.</p>
        <Button variant="secondary" busy={isBusy} onClick={() => startWork(undo)}>
          Undo<span className="sr-only"> deleting {name}</span>
        </Button>
      </Card>
    </li>
  )
}
