import { ChartColumn } from 'lucide'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { LocalTime } from '@/components/ui/local-time'
import { paths } from '@/lib/core/paths'
import type { VideoDto } from '@/lib/videos/schema'
import { DeleteButton } from './delete-button'
import { exactTime, relativeTime, shortNumber } from './figures'
import { ScheduleButton } from './schedule-button'
import { studioPaths } from './studio-paths'
import { ClipStatus } from './taken-down'
import { VisibilityButton } from './visibility-button'

/** How a clip does. */
export function ClipFacts({ video, nowMs, locale }: { video: VideoDto; nowMs: number; locale: string }) {
  const { views, likes, saves, comments } = video.counts
  const shownAt = video.publishedAt ?? video.createdAt
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <ClipStatus video={video} />
        {video.publishAt ? (
          <span>
            Scheduled for <LocalTime at={video.publishAt} locale={locale} />
          </span>
        ) : (
          <time dateTime={shownAt} title={exactTime(shownAt)} className="text-ink-soft">
            {relativeTime(shownAt, nowMs)}
          </time>
        )}
        <ButtonLink href={studioPaths.stats(video.id)} variant="ghost" className="ml-auto">
          <Icon of={ChartColumn} className="size-4" />
          How it does
        </ButtonLink>
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
      {video.status === 'published' && !video.hidden ? (
        <ButtonLink href={paths.video(video.id)} variant="secondary">
          Watch it
        </ButtonLink>
      ) : null}
      {video.status === 'verifying' || video.status === 'refused' || video.hidden ? null : (
        <VisibilityButton videoId={video.id} name={video.name} status={video.status} />
      )}
      {video.status === 'published' || video.status === 'refused' || video.hidden ? null : (
        <ScheduleButton videoId={video.id} publishAt={video.publishAt} />
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
