import 'server-only'
import type { Cursor } from '@/lib/core/cursor'
import { db, publicClip } from '@/lib/platform/db'
import type { RankReason } from '@/lib/ranking/schema'
import { Prisma } from '@/prisma/generated/client'

/** One published clip with its partner: all that a card shows. */
export type FeedRow = {
  id: string
  name: string
  description: string
  key: string
  pin: string
  mime: string
  playsAsIs: boolean
  hasRenditions: boolean
  durationMs: number
  width: number
  height: number
  coverKey: string | null
  coverPin: string | null
  placeholder: string | null
  tags: string[]
  dishName: string | null
  priceMinor: number | null
  priceCurrency: string | null
  diets: string[]
  allergens: string[]
  allergensTold: boolean
  moments: unknown
  clipOrderUrl: string | null
  publishedAt: Date
  likeCount: number
  saveCount: number
  commentCount: number
  viewCount: number
  handle: string
  partnerName: string
  avatarUrl: string | null
  orderUrl: string | null
  captions: { language: string; updatedAt: string }[]
  reason: RankReason | null
  /** Its place in the list: when it was published, or when it was kept. */
  placedAt: Date
}

export const columns = Prisma.sql`
  v.id::text AS "id", v.name, v.description, v.key, v.pin, v.mime, v.width, v.height,
  v.plays_as_is AS "playsAsIs", v.renditions_ready_at IS NOT NULL AS "hasRenditions",
  v.duration_ms AS "durationMs", v.cover_key AS "coverKey", v.cover_pin AS "coverPin", v.placeholder,
  v.tags, v.dish_name AS "dishName", v.price_minor AS "priceMinor", v.price_currency AS "priceCurrency",
  v.diets, v.allergens, v.allergens_told AS "allergensTold", v.moments,
  v.order_url AS "clipOrderUrl", v.published_at AS "publishedAt", v.like_count AS "likeCount", v.save_count AS "saveCount",
  v.comment_count AS "commentCount", v.view_count AS "viewCount",
  v.rank_reason AS "reason", p.handle, p.name AS "partnerName", p.avatar_url AS "avatarUrl", p.order_url AS "orderUrl",
  ARRAY(SELECT jsonb_build_object('language', c.language, 'updatedAt', c.updated_at) FROM caption c
        WHERE c.video_id = v.id ORDER BY c.language) AS "captions"`

export type PageQuery = { cursor: Cursor | null; limit: number }
type OwnPageQuery = PageQuery & { userId: string }

export const newestFirst = Prisma.sql`ORDER BY v.published_at DESC, v.id DESC`
export const behind = (cursor: Cursor | null) =>
  cursor
    ? Prisma.sql`AND (v.published_at, v.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
/** Looked up apart, and not by a join: for one kitchen the index has the order, for what a join brings it has not. */
export const ofPartner = (handle: string) =>
  Prisma.sql`AND v.partner_id = (SELECT id FROM partner WHERE handle = ${handle})`

/**
 * Published clips of one partner, newest first, strictly after the cursor. Raw SQL because a row comparison is one index range;
 * Prisma can only say `OR`, which read the whole index: 200 times slower (measured, performance reference 2).
 */
export function listPartnerRows({
  cursor,
  limit,
  handle,
}: PageQuery & { handle: string }): Promise<FeedRow[]> {
  return db().$queryRaw<FeedRow[]>`
    SELECT ${columns}, v.published_at AS "placedAt"
    FROM video v JOIN partner p ON p.id = v.partner_id
    WHERE ${publicClip} ${behind(cursor)} ${ofPartner(handle)}
    ${newestFirst} LIMIT ${limit}`
}

/**
 * The same of the partners somebody follows. A page of each of them out of the index of their clips, merged, and then the cards of what is
 * left: it costs more with every partner, and the same however many clips there are (performance reference 4.6).
 */
export function listFollowedRows({ cursor, limit, userId }: OwnPageQuery): Promise<FeedRow[]> {
  return db().$queryRaw<FeedRow[]>`
    WITH chosen AS MATERIALIZED (
      SELECT v.id
      FROM follow f
      CROSS JOIN LATERAL (
        SELECT v.published_at, v.id FROM video v WHERE v.partner_id = f.partner_id AND ${publicClip} ${behind(cursor)}
          AND NOT EXISTS (SELECT FROM not_for_me n WHERE n.user_id = ${userId}::uuid AND n.video_id = v.id)
        ${newestFirst} LIMIT ${limit}) v
      WHERE f.user_id = ${userId}::uuid
      ${newestFirst} LIMIT ${limit})
    SELECT ${columns}, v.published_at AS "placedAt"
    FROM chosen JOIN video v ON v.id = chosen.id JOIN partner p ON p.id = v.partner_id
    ${newestFirst}`
}

/** What somebody kept, the latest first; what was hidden since is left out. */
export function listSavedRows({ cursor, limit, userId }: OwnPageQuery): Promise<FeedRow[]> {
  const after = cursor
    ? Prisma.sql`AND (s.created_at, s.video_id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
  return db().$queryRaw<FeedRow[]>`
    SELECT ${columns}, s.created_at AS "placedAt"
    FROM save s JOIN video v ON v.id = s.video_id JOIN partner p ON p.id = v.partner_id
    WHERE s.user_id = ${userId}::uuid AND ${publicClip} ${after}
    ORDER BY s.created_at DESC, s.video_id DESC LIMIT ${limit}`
}

export type ViewerMarks = { liked: boolean; saved: boolean; following: boolean }

/** What one viewer said to these clips and their partners, by clip. */
export async function findViewerMarks(userId: string, videoIds: string[]): Promise<Map<string, ViewerMarks>> {
  const rows = await db().$queryRaw<(ViewerMarks & { id: string })[]>`
    SELECT v.id::text AS "id",
      EXISTS (SELECT FROM "like" l WHERE l.user_id = ${userId}::uuid AND l.video_id = v.id) AS "liked",
      EXISTS (SELECT FROM save s WHERE s.user_id = ${userId}::uuid AND s.video_id = v.id) AS "saved",
      EXISTS (SELECT FROM follow f WHERE f.user_id = ${userId}::uuid AND f.partner_id = v.partner_id) AS "following"
    FROM video v WHERE v.id = ANY(${videoIds}::uuid[])`
  return new Map(rows.map(({ id, ...marks }) => [id, marks]))
}

/** One published clip, or null. */
export async function findFeedRow(videoId: string): Promise<FeedRow | null> {
  const rows = await db().$queryRaw<FeedRow[]>`
    SELECT ${columns}, v.published_at AS "placedAt"
    FROM video v JOIN partner p ON p.id = v.partner_id
    WHERE v.id = ${videoId}::uuid AND ${publicClip}`
  return rows[0] ?? null
}

/** Published clips in the order asked for. */
export function listRowsById(videoIds: string[]): Promise<FeedRow[]> {
  return db().$queryRaw<FeedRow[]>`
    SELECT ${columns}, v.published_at AS "placedAt"
    FROM unnest(${videoIds}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    JOIN video v ON v.id = wanted.id JOIN partner p ON p.id = v.partner_id
    WHERE ${publicClip} ORDER BY wanted.place`
}

type MenuRow = Pick<
  FeedRow,
  'id' | 'dishName' | 'priceMinor' | 'priceCurrency' | 'diets' | 'allergens' | 'allergensTold'
>

/** Each dish of a partner's published clips once, however it is spelled, as the newest of them has it. */
export function listMenuRows(handle: string, limit: number): Promise<MenuRow[]> {
  return db().$queryRaw<MenuRow[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (lower(v.dish_name)) v.id::text AS "id", v.dish_name AS "dishName",
        v.price_minor AS "priceMinor", v.price_currency AS "priceCurrency",
        v.diets, v.allergens, v.allergens_told AS "allergensTold"
      FROM video v JOIN partner p ON p.id = v.partner_id
      WHERE p.handle = ${handle} AND v.dish_name IS NOT NULL AND ${publicClip}
      ORDER BY lower(v.dish_name), v.published_at DESC, v.id DESC) dish
    ORDER BY lower(dish."dishName") LIMIT ${limit}`
}
