import 'server-only'
import { publicNow } from '@/lib/core/public-now'
import { type Db, db } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import type { DayFigures } from './schema'
import type { DayCounts } from './view-store'

type WatchedClip = { id: string; partnerId: string; durationMs: number | null }

/** Those of the clips that everybody may watch. */
export function findPublicClips(ids: string[]): Promise<WatchedClip[]> {
  return db().video.findMany({
    where: { id: { in: ids }, ...publicNow() },
    select: { id: true, partnerId: true, durationMs: true },
  })
}

/** Holds the clips until the transaction ends, always in one order; those that are gone are not among them. */
export async function lockClips(ids: string[], tx: Db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM video WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  return rows.map(({ id }) => id)
}

/**
 * Brings the roll-ups up to these counts. They only grow, so the greater of two is the later one: writing the same again, or
 * an older one after a newer, changes nothing.
 */
export async function raiseDays(counts: readonly DayCounts[], tx: Db): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO clip_day (video_id, day, source, starts, views, watched_ms, completions, seen)
    SELECT "videoId", day, source, starts, views, "watchedMs", completions, seen
    FROM jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) AS told("videoId" uuid, day date, source uuid,
      starts int, views int, "watchedMs" bigint, completions int, seen int[])
    ON CONFLICT (video_id, day, source) DO UPDATE SET
      starts = GREATEST(clip_day.starts, EXCLUDED.starts),
      views = GREATEST(clip_day.views, EXCLUDED.views),
      watched_ms = GREATEST(clip_day.watched_ms, EXCLUDED.watched_ms),
      completions = GREATEST(clip_day.completions, EXCLUDED.completions),
      seen = ARRAY(SELECT GREATEST(held, told) FROM unnest(clip_day.seen, EXCLUDED.seen)
                   WITH ORDINALITY AS part(held, told, at) ORDER BY at)`
}

/** The number that everybody sees is the sum of the days. Needs the clips' locks, or two sums could pass each other. */
export async function sumViews(ids: string[], tx: Db): Promise<void> {
  await tx.$executeRaw`
    UPDATE video SET view_count = summed.views
    FROM (SELECT video_id, sum(views)::int AS views FROM clip_day WHERE video_id = ANY(${ids}::uuid[]) GROUP BY video_id) summed
    WHERE video.id = summed.video_id AND video.view_count <> summed.views`
}

/** The owner stands in the WHERE: there are no figures of somebody else's clip. */
export function findOwnClip(id: string, partnerId: string) {
  return db().video.findUnique({
    where: { id, partnerId, deletedAt: null },
    select: {
      name: true,
      durationMs: true,
      likeCount: true,
      saveCount: true,
      createdAt: true,
      publishedAt: true,
    },
  })
}

const since = (from: string | null) => (from ? Prisma.sql`AND day >= ${from}::date` : Prisma.empty)

/** The days on which something happened, the oldest first; all of them where `from` is null. */
export function listDays(videoId: string, from: string | null): Promise<DayFigures[]> {
  return db().$queryRaw`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(starts)::int AS starts, sum(views)::int AS views,
      sum(watched_ms)::float8 AS "watchedMs", sum(completions)::int AS completions
    FROM clip_day WHERE video_id = ${videoId}::uuid ${since(from)} GROUP BY day ORDER BY clip_day.day`
}

/** How many saw each part of the clip, in the order of the parts. */
export async function listSeen(videoId: string, from: string | null): Promise<number[]> {
  const rows = await db().$queryRaw<{ viewers: number }[]>`
    SELECT sum(viewers)::int AS viewers
    FROM clip_day, unnest(seen) WITH ORDINALITY AS part(viewers, at)
    WHERE video_id = ${videoId}::uuid ${since(from)} GROUP BY at ORDER BY at`
  return rows.map(({ viewers }) => viewers)
}
