import 'server-only'
import type { Cursor } from '@/lib/core/cursor'
import { satisfying } from '@/lib/core/dietary'
import { defaultRadiusKm } from '@/lib/core/place'
import { db, publicClip } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'
import { behind, columns, type FeedRow, newestFirst, ofPartner, type PageQuery } from './repository'
import type { FeedFilter } from './schema'

/** Over a clip `v` and its partner `p`. Who said nothing about allergens is not free of any. */
function matching({ diet = [], without = [], open, near, within = defaultRadiusKm }: FeedFilter): Prisma.Sql {
  const parts = diet.map((one) => Prisma.sql`AND v.diets && ${satisfying(one)}::text[]`)
  if (without.length > 0)
    parts.push(Prisma.sql`AND v.allergens_told AND NOT v.allergens && ${without}::text[]`)
  if (open) parts.push(Prisma.sql`AND kitchen_is_open(p.hours, now())`)
  if (near)
    parts.push(Prisma.sql`AND distance_km(p.latitude, p.longitude, ${near.latitude}::float8, ${near.longitude}::float8)
      <= ${Number(within)}::float8`)
  return parts.length > 0 ? Prisma.join(parts, ' ') : Prisma.empty
}

type Query = PageQuery & {
  filter: FeedFilter
  handle?: string | undefined
  /** How many clips are looked at. */
  reach: number
}
type Told = FeedRow & { lookedAt: Date | null; lookedId: string | null }

/**
 * What a filter leaves of the next so many published clips, newest first, strictly after the cursor.
 *
 * @returns also the last clip that was looked at, where that was not the end and the page is not full: the list goes on behind it, and
 * both are of one moment, so that nothing is left out between two pages
 */
export async function listMatchingRows(query: Query): Promise<{ rows: FeedRow[]; looked: Cursor | null }> {
  const { cursor, limit, filter, handle, reach } = query
  const clips = Prisma.sql`
    FROM video v WHERE ${publicClip} ${behind(cursor)} ${handle ? ofPartner(handle) : Prisma.empty} ${newestFirst}`
  const told = await db().$queryRaw<Told[]>`
    WITH fitting AS MATERIALIZED (
      SELECT ${columns}, v.published_at AS "placedAt"
      FROM (SELECT v.* ${clips} LIMIT ${reach}) v JOIN partner p ON p.id = v.partner_id
      WHERE TRUE ${matching(filter)}
      ${newestFirst} LIMIT ${limit}),
    looked AS MATERIALIZED (
      SELECT published_at, id FROM (SELECT v.published_at, v.id ${clips} OFFSET ${reach - 1} LIMIT 1) last
      WHERE (SELECT count(*) FROM fitting) < ${limit})
    SELECT fitting.*, looked.published_at AS "lookedAt", looked.id::text AS "lookedId"
    FROM (SELECT) page LEFT JOIN fitting ON TRUE LEFT JOIN looked ON TRUE
    ORDER BY fitting."placedAt" DESC, fitting."id" DESC`
  const [{ lookedAt, lookedId } = { lookedAt: null, lookedId: null }] = told
  return {
    rows: told.filter(({ id }) => id !== null),
    looked: lookedAt && lookedId ? { at: lookedAt, id: lookedId } : null,
  }
}
