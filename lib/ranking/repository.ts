import 'server-only'
import { db, publicClip } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import type { Marker } from './marker'
import type { ClipFacts, Rank } from './score-clip'
import type { RankColumn } from './slots'
import type { Said } from './wish'

const columns = {
  even: Prisma.sql`v.rank_even`,
  odd: Prisma.sql`v.rank_odd`,
} as const satisfies Record<RankColumn, unknown>

type WalkQuery = { column: RankColumn; floor: Marker['floor']; limit: number }
type RankedRow = { id: string; partnerId: string; rankedAt: Date }

const walk = ({ column, floor, limit }: WalkQuery) => Prisma.sql`
  SELECT v.id, v.partner_id, ${columns[column]} AS ranked_at FROM video v
  WHERE ${publicClip}
    AND (${columns[column]}, v.id) < (${floor.at}::timestamptz, ${floor.id}::uuid)
  ORDER BY ${columns[column]} DESC, v.id DESC LIMIT ${limit}`

/** The clips below the floor by rank. Everything it reads lies in the index, so a page costs the same at any depth (G6). */
export function listRanked(query: WalkQuery): Promise<RankedRow[]> {
  return db().$queryRaw`
    SELECT id::text AS "id", partner_id::text AS "partnerId", ranked_at AS "rankedAt"
    FROM (${walk(query)}) ranked`
}

type ReaderRow = RankedRow & Said & { isRefused: boolean }

/** How much of what somebody said is looked at: the newest clips of each kind. */
const remembered = 40

/**
 * The same, with all that this reader said about such clips. Nothing is kept about a taste but the likes, kept clips, follows and
 * refusals themselves: taking one back takes its effect back.
 */
export function listRankedFor(userId: string, query: WalkQuery): Promise<ReaderRow[]> {
  const newestOf = (table: Prisma.Sql) => Prisma.sql`
    (SELECT video_id FROM ${table} WHERE user_id = ${userId}::uuid ORDER BY video_id DESC LIMIT ${remembered})`
  return db().$queryRaw`
    WITH ranked AS MATERIALIZED (${walk(query)}),
    liked AS MATERIALIZED (
      SELECT tag, count(*)::int AS times
      FROM (${newestOf(Prisma.sql`"like"`)} UNION ${newestOf(Prisma.sql`save`)}) said
      JOIN video x ON x.id = said.video_id, unnest(x.tags) AS tag GROUP BY tag),
    refused AS MATERIALIZED (
      SELECT x.id, x.partner_id, x.tags FROM ${newestOf(Prisma.sql`not_for_me`)} said JOIN video x ON x.id = said.video_id),
    disliked AS MATERIALIZED (
      SELECT tag, count(*)::int AS times FROM refused, unnest(refused.tags) AS tag GROUP BY tag)
    SELECT r.id::text AS "id", r.partner_id::text AS "partnerId", r.ranked_at AS "rankedAt",
      EXISTS (SELECT FROM not_for_me n WHERE n.user_id = ${userId}::uuid AND n.video_id = r.id) AS "isRefused",
      EXISTS (SELECT FROM follow f WHERE f.user_id = ${userId}::uuid AND f.partner_id = r.partner_id) AS "isFollowed",
      (SELECT count(*)::int FROM refused x WHERE x.partner_id = r.partner_id) AS "refusedOfPartner",
      ARRAY(SELECT jsonb_build_object('tag', tag, 'liked', coalesce(l.times, 0), 'refused', coalesce(d.times, 0))
            FROM unnest(v.tags) AS tag LEFT JOIN liked l USING (tag) LEFT JOIN disliked d USING (tag)
            WHERE l.times > 0 OR d.times > 0) AS "tastes"
    FROM ranked r JOIN video v ON v.id = r.id
    ORDER BY r.ranked_at DESC, r.id DESC`
}

type RankableClip = ClipFacts & { id: string }
export type RankableQuery = {
  /** Only clips that were never ranked since they were published. */
  isNew: boolean
  since: Date
  before: { at: Date; id: string } | null
  limit: number
}

/** What is known of public clips, the newest first. */
export function listRankable({ isNew, since, before, limit }: RankableQuery): Promise<RankableClip[]> {
  const onlyNew = isNew ? Prisma.sql`AND v.ranked_at IS NULL` : Prisma.empty
  const further = before
    ? Prisma.sql`AND (v.published_at, v.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
    : Prisma.empty
  const sameKitchen = Prisma.sql`FROM video o WHERE o.partner_id = v.partner_id AND o.status = 'READY'
    AND o.published_at IS NOT NULL AND o.deleted_at IS NULL AND o.hidden_at IS NULL AND o.suspended_at IS NULL`
  return db().$queryRaw`
    SELECT v.id::text AS "id", v.published_at AS "publishedAt", v.like_count AS "likes", v.save_count AS "saves",
      p.created_at AS "partnerSince", watched.*,
      (SELECT count(*)::int ${sameKitchen} AND (o.published_at, o.id) > (v.published_at, v.id)
        AND o.published_at < v.published_at + interval '1 day' AND o.published_at <= now()) AS "followers",
      (SELECT count(*)::int FROM (SELECT ${sameKitchen} AND (o.published_at, o.id) < (v.published_at, v.id) LIMIT 10) few)
        AS "earlierClips"
    FROM (
      SELECT v.* FROM video v
      WHERE ${publicClip} AND v.published_at > ${since}::timestamptz ${onlyNew} ${further}
      ORDER BY v.published_at DESC, v.id DESC LIMIT ${limit}) v
    JOIN partner p ON p.id = v.partner_id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(d.starts), 0)::int AS "starts", coalesce(sum(d.completions), 0)::int AS "completions",
        coalesce(sum(d.views) FILTER (WHERE d.day > current_date - 7), 0)::int AS "viewsThisWeek"
      FROM clip_day d WHERE d.video_id = v.id) watched
    ORDER BY v.published_at DESC, v.id DESC`
}

type ClipRank = Rank & { id: string; publishedAt: Date }

/**
 * Writes ranks where they differ; a clip that was published anew meanwhile is left to the next run. Rows are locked in the order of
 * their ids, as the drain of the views does, so that the two never wait for each other in a circle.
 *
 * @param which the columns that nobody is promised to hold still
 * @returns how many were written
 */
export function writeRanks(ranks: readonly ClipRank[], which: readonly RankColumn[]): Promise<number> {
  const rows = JSON.stringify(ranks)
  const even = which.includes('even') ? Prisma.sql`told.at` : Prisma.sql`v.rank_even`
  const odd = which.includes('odd') ? Prisma.sql`told.at` : Prisma.sql`v.rank_odd`
  return db().$executeRaw`
    WITH told AS MATERIALIZED (
      SELECT v.id, told.at, told.reason
      FROM jsonb_to_recordset(${rows}::jsonb) AS told(id uuid, "publishedAt" timestamptz, at timestamptz, reason text)
      JOIN video v ON v.id = told.id AND v.published_at = told."publishedAt"
      WHERE v.ranked_at IS NULL OR (v.rank_even, v.rank_odd, v.rank_reason) IS DISTINCT FROM (${even}, ${odd}, told.reason)
      ORDER BY v.id FOR NO KEY UPDATE OF v)
    UPDATE video v SET rank_even = ${even}, rank_odd = ${odd}, rank_reason = told.reason, ranked_at = now()
    FROM told WHERE v.id = told.id`
}
