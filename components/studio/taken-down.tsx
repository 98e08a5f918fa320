import { Badge } from '@/components/ui/badge'
import { InlineAlert } from '@/components/ui/inline-alert'
import type { VideoDto } from '@/lib/videos/schema'
import { StatusBadge } from './status-badge'

/** What the owner reads first: that a moderator took it down, whatever they themselves decided. */
export function ClipStatus({ video }: { video: Pick<VideoDto, 'status' | 'hidden'> }) {
  return video.hidden ? <Badge tone="danger">Taken down</Badge> : <StatusBadge status={video.status} />
}

/** Below a clip's name in the list. */
export function TakenDownNote({ why }: { why: string }) {
  return (
    <p className="wrap-anywhere text-sm">
      <span className="text-danger-ink">Nobody sees it.</span> {why}
    </p>
  )
}

/** On the clip's own page. Not read out at once: it is no answer to anything that was just done. */
export function TakenDownAlert({ why }: { why: string }) {
  return (
    <InlineAlert role="note" title="We took this clip off the site">
      <p className="wrap-anywhere whitespace-pre-line">{why}</p>
      <p className="mt-1">
        Nobody but you sees it, and it cannot be published until a moderator has looked at it again.
      </p>
    </InlineAlert>
  )
}
