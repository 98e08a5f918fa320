import type { Page } from '@playwright/test'
import { Client } from 'pg'
import { PgBoss } from 'pg-boss'
import { runningServices } from '@/services/run-record'
import { stack } from './stack'

function databaseUrl(): string {
  const url = runningServices(stack.dataDir)?.env.DATABASE_URL
  if (!url) throw new Error('no launcher runs on the data folder')
  return url
}

/** Runs SQL about the signed-in person, whose id is $1. */
async function query(page: Page, sql: string): Promise<void> {
  const { user } = await (await page.request.get('/api/auth/me')).json()
  const client = new Client({ connectionString: databaseUrl() })
  await client.connect()
  await client.query(sql, [user.id])
  await client.end()
}

/** Gives the signed-in person the role, as an operator does; the next request knows. */
export async function becomeAdmin(page: Page): Promise<void> {
  await query(page, `UPDATE "user" SET role = 'ADMIN' WHERE id = $1`)
  // The gate goes by the token, which still says what they were.
  const headers = { Origin: stack.origin, 'Content-Type': 'application/json' }
  await page.request.post('/api/auth/refresh', { headers })
}

/** As if the signed-in partner had sent so many clips two hours ago. */
export async function pretendUploads(page: Page, count: number): Promise<void> {
  await query(
    page,
    `INSERT INTO upload (id, owner_id, kind, state, provider, key, mime, declared_bytes, max_bytes, counted_sec,
       created_at, expires_at, renewable_until, swept_at)
     SELECT gen_random_uuid(), $1, 'VIDEO', 'CONFIRMED', 'local', 'test/' || gen_random_uuid(), 'video/mp4', 1048576, 1048576,
       10, now() - interval '2 hours', now(), now(), now() FROM generate_series(1, ${count})`,
  )
}

/** As if storage had held something else than what the signed-in partner's clips were announced as. */
export async function refuseClips(page: Page): Promise<void> {
  await query(
    page,
    `WITH own AS (SELECT v.id, v.upload_id FROM video v JOIN partner p ON p.id = v.partner_id WHERE p.user_id = $1),
       told AS (UPDATE upload SET refusal = 'truncated' WHERE id IN (SELECT upload_id FROM own))
     UPDATE video SET status = 'REFUSED', pin = NULL WHERE id IN (SELECT id FROM own)`,
  )
}

/** A job that failed for good, from a queue that nobody works on. */
export async function giveUpOnJob(uploadId: string, message: string): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl(), max: 1, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  const name = `hopeless-${uploadId}`
  await boss.createQueue(name, { deadLetter: 'given-up', retryLimit: 0 })
  await boss.send(name, { uploadId })
  const [job] = await boss.fetch(name)
  if (!job) throw new Error('nothing to fail')
  await boss.fail(name, job.id, new Error(message))
  await boss.stop({ graceful: false })
}

/** A clip of the signed-in partner's that a moderator hid, without a byte of it in storage. */
export async function insertTakenDownClip(page: Page, clip: { name: string; why: string }): Promise<void> {
  await query(
    page,
    `WITH ticket AS (
       INSERT INTO upload (id, owner_id, kind, state, provider, key, mime, declared_bytes, max_bytes, expires_at, renewable_until, swept_at)
       VALUES (gen_random_uuid(), $1, 'VIDEO', 'CONFIRMED', 'local', 'test/' || gen_random_uuid(), 'video/mp4', 1, 1, now(), now(), now())
       RETURNING id, key)
     INSERT INTO video (id, partner_id, upload_id, name, status, provider, key, mime, published_at, hidden_at, hidden_why)
     SELECT gen_random_uuid(), p.id, ticket.id, '${clip.name}', 'READY', 'local', ticket.key, 'video/mp4', now(), now(), '${clip.why}'
     FROM partner p, ticket WHERE p.user_id = $1`,
  )
}
