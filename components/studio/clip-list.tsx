import { ChevronRight, Eye, Heart } from 'lucide'
import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import { LocalTime } from '@/components/ui/local-time'
import { RemoteImage } from '@/components/ui/remote-image'
import { formatDuration } from '@/components/upload/format'
import { paths } from '@/lib/core/paths'
import type { VideoDto } from '@/lib/videos/schema'
import { ClipActions } from './clip-actions'
import { counted, exactTime, relativeTime, shortNumber } from './figures'
import { RefusalNote } from './refusal-note'
import { studioPaths } from './studio-paths'
import { ClipStatus, TakenDownNote } from './taken-down'

type ClipListProps = { clips: readonly VideoDto[]; nowMs: number; locale: string }

/** The partner's own clips, newest first. */
export function ClipList({ clips, nowMs, locale }: ClipListProps) {
  return (
    <ul className="grid gap-3">
      {clips.map((clip) => (
        <ClipRow key={clip.id} clip={clip} nowMs={nowMs} locale={locale} />
      ))}
    </ul>
  )
}

function ClipRow({ clip, nowMs, locale }: { clip: VideoDto; nowMs: number; locale: string }) {
  const href = clip.status === 'published' && !clip.hidden ? paths.video(clip.id) : studioPaths.clip(clip.id)
  const shownAt = clip.publishedAt ?? clip.createdAt
  return (
    <li className="relative grid grid-cols-[5rem_1fr] gap-x-4 rounded-lg border border-line bg-surface p-3 shadow-raised sm:grid-cols-[6rem_1fr_auto] sm:items-center sm:gap-x-6 sm:p-4">
      <Poster clip={clip} />
      <div className="grid min-w-0 content-center gap-1.5">
        <div>
          <ClipStatus video={clip} />
        </div>
        <h2 className="wrap-anywhere line-clamp-2 font-display font-semibold text-lg">
          <Link href={href} className="rounded-xs after:absolute after:inset-0 hover:underline">
            {clip.name}
          </Link>
        </h2>
        {clip.hidden ? <TakenDownNote why={clip.hidden.why} /> : null}
        {clip.status === 'refused' ? <RefusalNote refusal={clip.refusal} /> : null}
        <div className="flex flex-wrap items-center gap-x-4 text-ink-soft text-sm">
          <Link
            href={studioPaths.stats(clip.id)}
            aria-label={`How ${clip.name} does: ${counted(clip.counts.views, 'view')}, ${counted(clip.counts.likes, 'like')}`}
            className="-mx-2 relative inline-flex min-h-11 items-center gap-x-4 rounded-sm px-2 hover:bg-sunken hover:text-ink"
          >
            <Figure icon={<Icon of={Eye} className="size-4" />} count={clip.counts.views} unit="views" />
            <Figure icon={<Icon of={Heart} className="size-4" />} count={clip.counts.likes} unit="likes" />
            <Icon of={ChevronRight} className="-ml-2 size-4" />
          </Link>
          {clip.publishAt ? (
            <span className="relative">
              Scheduled for <LocalTime at={clip.publishAt} locale={locale} />
            </span>
          ) : (
            <time dateTime={shownAt} title={exactTime(shownAt)} className="relative">
              {relativeTime(shownAt, nowMs)}
            </time>
          )}
        </div>
      </div>
      <div className="relative col-span-2 mt-3 sm:col-span-1 sm:mt-0">
        <ClipActions clip={clip} />
      </div>
    </li>
  )
}

function Poster({ clip }: { clip: VideoDto }) {
  return (
    <div className="relative aspect-9/16 w-full overflow-hidden rounded-sm bg-sunken">
      {clip.playback?.poster ? (
        <RemoteImage
          src={clip.playback.poster}
          placeholder={clip.playback.placeholder}
          alt=""
          loading="lazy"
          decoding="async"
          className="size-full bg-cover object-cover"
        />
      ) : null}
      {clip.durationMs === null ? null : (
        <span className="absolute right-1.5 bottom-1.5 rounded-xs bg-black/70 px-1.5 font-semibold text-white text-xs tabular-nums">
          <span className="sr-only">Length </span>
          {formatDuration(clip.durationMs / 1_000)}
        </span>
      )}
    </div>
  )
}

type FigureProps = { icon: React.ReactNode; count: number; unit: string }

function Figure({ icon, count, unit }: FigureProps) {
  return (
    <span
      className="relative inline-flex items-center gap-1.5 tabular-nums"
      title={`${count.toLocaleString('en')} ${unit}`}
    >
      {icon}
      {shortNumber(count)}
      <span className="sr-only">{unit}</span>
    </span>
  )
}
