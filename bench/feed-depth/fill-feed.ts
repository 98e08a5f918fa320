import { query } from '../../services/postgres/wait-for-postgres'

const partnerCount = 2_000
const batch = 100_000
/** Two years of clips. */
const overMs = 2 * 365 * 86_400_000

/** Ids as the app makes them: time first, and every bit of it different. */
const uuid = (kind: number, n: string): string =>
  `(lpad(to_hex(1700000000000 + ${n}), 12, '0') || '7${kind}00' || '8000' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** One clip in so many is of the first kitchen, whose list is to be deep. */
const bigKitchenEach = 20
const savedCount = 20_000

const kitchenOf = (n: string): string =>
  uuid(2, `(CASE WHEN n % ${bigKitchenEach} = 0 THEN 0 ELSE ${n} * 7919::bigint % ${partnerCount} END)`)

/** The reader marked clips in the middle, so that neither end of a list is full of them. */
const markedFrom = (count: number): number => Math.floor(count / 3)

/** Published in order, ranked by luck: most earned little, a few all there is. */
const clipsOf = (from: number, to: number, count: number): string => `
  INSERT INTO upload (id, owner_id, kind, state, provider, key, mime, declared_bytes, max_bytes, expires_at, renewable_until)
    SELECT ${uuid(1, 'n')}, ${uuid(3, '0')}, 'VIDEO', 'CONFIRMED', 'cloudinary', 'bench/' || n, 'video/mp4', 1, 1, now(), now()
    FROM generate_series(${from}, ${to}) n;
  INSERT INTO video (id, partner_id, upload_id, name, description, status, published_at, provider, key, pin, mime, bytes, duration_ms,
      width, height, tags, diets, rank_even, rank_odd, ranked_at)
    SELECT ${uuid(0, 'n')}, ${kitchenOf('n')}, ${uuid(1, 'n')}, 'Dish ' || n,
      repeat('Broth, noodles, an egg. ', 4), 'READY', at, 'cloudinary', 'bench/' || n, '1', 'video/mp4', 1000000, 9000, 720, 1280,
      ARRAY['tag' || n % 50, 'tag' || n % 7], CASE n % 3 WHEN 0 THEN '{vegan}' WHEN 1 THEN '{kosher}' ELSE '{}'::text[] END,
      rank, rank, now()
    FROM (SELECT n, at, at + earned * interval '132 hours' AS rank
      FROM (SELECT n, now() - interval '1 minute' - (${count} - n) * interval '${overMs / count} milliseconds' AS at,
        power(random(), 4) AS earned FROM generate_series(${from}, ${to}) n) placed) ranked;`

/** A feed of that many public clips, as it is some time after everything was ranked. @returns the id of a reader */
export async function fillFeed(
  databaseUrl: string,
  count: number,
  say: (text: string) => void,
): Promise<string> {
  // Foreign keys and the trigger that places a clip would be most of the time.
  const run = (sql: string) => query(databaseUrl, `SET session_replication_role = replica; ${sql}`)
  await run(`
    INSERT INTO "user" (id, email, display_name, role)
      SELECT ${uuid(3, 'n')}, 'bench' || n || '@example.com', 'Bench', 'PARTNER' FROM generate_series(0, ${partnerCount}) n;
    INSERT INTO partner (id, user_id, handle, name, latitude, longitude)
      SELECT ${uuid(2, 'n')}, ${uuid(3, 'n')}, 'bench-' || n, 'Kitchen ' || n, 38.71, -9.14 FROM generate_series(0, ${partnerCount - 1}) n;`)
  for (let from = 1; from <= count; from += batch) {
    await run(clipsOf(from, Math.min(from + batch - 1, count), count))
    say(`${Math.min(from + batch - 1, count)} of ${count} clips`)
  }
  await run(`
    INSERT INTO follow (user_id, partner_id) SELECT ${uuid(3, String(partnerCount))}, ${uuid(2, 'n')} FROM generate_series(0, 49) n;
    INSERT INTO "like" (user_id, video_id) SELECT ${uuid(3, String(partnerCount))}, ${uuid(0, 'n')} FROM generate_series(${markedFrom(count)} + 1, ${markedFrom(count) + 60}) n;
    INSERT INTO save (user_id, video_id, created_at)
      SELECT ${uuid(3, String(partnerCount))}, ${uuid(0, 'n')}, now() - n * interval '1 second'
      FROM generate_series(${markedFrom(count)} + 1, ${markedFrom(count) + Math.min(savedCount, markedFrom(count))}) n;
    INSERT INTO not_for_me (user_id, video_id) SELECT ${uuid(3, String(partnerCount))}, ${uuid(0, 'n')} FROM generate_series(${markedFrom(count)} + 61, ${markedFrom(count) + 70}) n;`)
  for (const table of ['video', 'partner', 'follow', '"like"', 'not_for_me', 'caption', 'save'])
    await query(databaseUrl, `VACUUM (ANALYZE) ${table}`)
  const [reader] = await query(databaseUrl, `SELECT ${uuid(3, String(partnerCount))}::text AS id`)
  return (reader as { id: string }).id
}
