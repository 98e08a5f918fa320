import 'server-only'
import { type Db, db, publicClip, withTransaction } from '@/lib/platform/db'
import { Prisma } from '@/prisma/generated/client'

/** So many are looked at and ranked, however many match: what a search costs does not grow with the catalogue. */
const maxCandidates = 500
/** Beyond them nobody types to find something, only to keep the database busy. */
const maxWords = 6
/** Letters two words share, by their trigrams. "Rammen" and "ramen" are at 0.63, "sushi" and "shakshuka" at 0.17. */
const closeEnough = '0.45'
/** Shorter words have too few letters to be told apart when one is wrong. */
const minTypoLength = 4

const wordsOf = (said: string) =>
  said
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, maxWords)

/** In a SELECT of their own they are computed once; bare, once for each candidate, which made a search ten times slower. */
const prefixQuery = (said: string) => Prisma.sql`(SELECT prefix_query(${said}))`
const plainWords = (said: string) => Prisma.sql`(SELECT plain_words(${said}))`

type Match = { isMatch: Prisma.Sql; rank: Prisma.Sql }

/** Each word is the beginning of one that stands there. */
function matchBeginnings(words: string[]): Match {
  const query = prefixQuery(words.join(' '))
  return { isMatch: Prisma.sql`w.words @@ ${query}`, rank: Prisma.sql`ts_rank(w.words, ${query})` }
}

/** Each word looks like one that stands there. */
function matchLookalikes(words: string[]): Match {
  const parts = words.map((word) =>
    word.length < minTypoLength
      ? Prisma.sql`w.words @@ ${prefixQuery(word)}`
      : Prisma.sql`${plainWords(word)} <% w.title`,
  )
  const rank = Prisma.sql`word_similarity(${plainWords(words.join(' '))}, w.title)`
  return { isMatch: Prisma.join(parts, ' AND '), rank }
}

type Found = { clips: string[]; partners: FoundPartner[] }
type FoundPartner = { handle: string; name: string; avatarUrl: string | null; orderUrl: string | null }
type Caps = { clips: number; partners: number }

async function listClips({ isMatch, rank }: Match, limit: number, tx: Db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH hit AS MATERIALIZED (
      SELECT w.video_id, ${rank} AS rank FROM clip_words w WHERE ${isMatch} LIMIT ${maxCandidates})
    SELECT v.id::text FROM hit JOIN video v ON v.id = hit.video_id WHERE ${publicClip}
    ORDER BY hit.rank DESC, v.published_at DESC, v.id DESC LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

function listPartners({ isMatch, rank }: Match, limit: number, tx: Db): Promise<FoundPartner[]> {
  return tx.$queryRaw`
    WITH hit AS MATERIALIZED (
      SELECT w.partner_id, ${rank} AS rank FROM partner_words w WHERE ${isMatch} LIMIT ${maxCandidates})
    SELECT p.handle, p.name, p.avatar_url AS "avatarUrl", p.order_url AS "orderUrl"
    FROM hit JOIN partner p ON p.id = hit.partner_id JOIN "user" u ON u.id = p.user_id AND u.disabled_at IS NULL
    ORDER BY hit.rank DESC, p.follower_count DESC, p.id LIMIT ${limit}`
}

/** Clips on show and kitchens that have every word, the best first. */
export async function findExact(said: string, caps: Caps): Promise<Found> {
  const words = wordsOf(said)
  if (words.length === 0) return { clips: [], partners: [] }
  const match = matchBeginnings(words)
  const [clips, partners] = await Promise.all([
    listClips(match, caps.clips, db()),
    listPartners(match, caps.partners, db()),
  ])
  return { clips, partners }
}

/** The same for words with a slip in them. One after the other: they share a transaction, for its threshold. */
export async function findClose(said: string, caps: Caps): Promise<Found> {
  const words = wordsOf(said)
  if (!words.some((word) => word.length >= minTypoLength)) return { clips: [], partners: [] }
  const match = matchLookalikes(words)
  return withTransaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${closeEnough}, true)`
    const clips = await listClips(match, caps.clips, tx)
    return { clips, partners: await listPartners(match, caps.partners, tx) }
  })
}

export type NamedThings = { dishName: string | null; tags: string[]; partnerName: string; handle: string }

/** What there is to suggest from these clips. */
export function listNames(videoIds: string[]): Promise<NamedThings[]> {
  return db().$queryRaw`
    SELECT v.dish_name AS "dishName", v.tags, p.name AS "partnerName", p.handle
    FROM unnest(${videoIds}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    JOIN video v ON v.id = wanted.id JOIN partner p ON p.id = v.partner_id ORDER BY wanted.place`
}

/** The tags that most of the newest clips have. */
export async function listCommonTags(ofNewest: number, limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ tag: string }[]>`
    SELECT tag FROM (
      SELECT v.tags FROM video v WHERE ${publicClip}
      ORDER BY v.published_at DESC, v.id DESC LIMIT ${ofNewest}) newest, unnest(newest.tags) AS tag
    GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${limit}`
  return rows.map(({ tag }) => tag)
}
