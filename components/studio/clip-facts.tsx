import { ButtonLink } from '@/components/ui/button-link'
import { paths } from '@/lib/core/paths'
import type { VideoDto } from '@/lib/videos/schema'
import { DeleteButton } from './delete-button'
import { exactTime, relativeTime, shortNumber } from './figures'
import { StatusBadge } from './status-badge'
import { VisibilityButton } from './visibility-button'

/** How a clip does. */
export function ClipFacts({ video, nowMs }: { video: VideoDto; nowMs: number }) {
  const { views, likes, saves, comments } = video.counts
  const shownAt = video.publishedAt ?? video.createdAt
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <StatusBadge status={video.status} />
        <time dateTime={shownAt} title={exactTime(shownAt)} className="text-ink-soft">
          {relativeTime(shownAt, nowMs)}
        </time>
      </div>
      <dl className="grid grid-cols-4 gap-2 rounded-lg bg-sunken px-3 py-4 text-center">
        <Figure label="Views" count={views} />
        <Figure label="Likes" count={likes} />
        <Figure label="Saves" count={saves} />
        <Figure label="Comments" count={comments} />
      </dl>
    </div>
  )
}

/** What can be done with a clip besides changing its words. */
export function ClipDeeds({ video }: { video: VideoDto }) {
  return (
    <div className="flex flex-wrap gap-3">
      {video.status === 'published' ? (
        <ButtonLink href={paths.video(video.id)} variant="secondary">
          Watch it
        </ButtonLink>
      ) : null}
      {video.status === 'verifying' ? null : (
        <VisibilityButton videoId={video.id} name={video.name} isPublished={video.status === 'published'} />
      )}
      <DeleteButton videoId={video.id} name={video.name} />
    </div>
  )
}

function Figure({ label, count }: { label: string; count: number }) {
  return (
    <div className="grid">
      <dt className="order-last text-ink-soft text-xs">{label}</dt>
      <dd className="font-display font-semibold text-xl tabular-nums" title={count.toLocaleString('en')}>
        {shortNumber(count)}
      </dd>
    </div>
  )
}
