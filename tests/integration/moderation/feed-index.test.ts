import { expect, it } from 'vitest'
import { z } from 'zod'
import { hourMs } from '@/lib/core/time'
import { db } from '@/lib/platform/db'
import { insertClip } from '../../support/insert-clip'
import { createPartner } from '../../support/people'

const planShape = z.array(
  z.object({
    'QUERY PLAN': z.array(
      z.object({
        Plan: z.looseObject({ 'Shared Hit Blocks': z.number(), 'Shared Read Blocks': z.number() }),
      }),
    ),
  }),
)

it('clips that are withheld cost a page of the feed nothing, however many lie before it [G6]', async () => {
  const owner = await createPartner()
  const at = (hour: number) => new Date(Date.now() - hour * hourMs)
  for (let hour = 1; hour <= 20; hour++) {
    await insertClip(owner, { name: 'Hidden', publishedAt: at(hour), hiddenAt: new Date() })
    await insertClip(owner, { name: 'Suspended', publishedAt: at(hour), suspendedAt: new Date() })
  }
  const shown: string[] = []
  for (let hour = 31; hour <= 38; hour++)
    shown.push(await insertClip(owner, { name: 'Shown', publishedAt: at(hour) }))
  // Of a table that nobody has looked at, one index seems as good as another.
  await db().$executeRaw`ANALYZE video`
  const ask = (explain: boolean) =>
    db().$transaction(async (tx) => {
      // A table of a test is too small to need its index.
      for (const way of ['enable_seqscan', 'enable_bitmapscan', 'enable_sort'])
        await tx.$executeRawUnsafe(`SET LOCAL ${way} = off`)
      return tx.$queryRawUnsafe<unknown[]>(
        `${explain ? 'EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)' : ''} SELECT v.id::text FROM video v
         WHERE v.partner_id = '${owner.partner.id}' AND v.status = 'READY' AND v.published_at IS NOT NULL
           AND v.published_at <= now() AND v.deleted_at IS NULL AND v.hidden_at IS NULL AND v.suspended_at IS NULL
         ORDER BY v.published_at DESC, v.id DESC LIMIT 7`,
      )
    })
  expect(await ask(false)).toEqual(shown.slice(0, 7).map((id) => ({ id })))
  const answer = await ask(true)
  const text = JSON.stringify(answer)
  expect(text).toContain('video_partner_feed_idx')
  expect(text).not.toMatch(/"Rows Removed by Filter":[1-9]/)
  const plan = planShape.parse(answer)[0]?.['QUERY PLAN'][0]?.Plan
  expect((plan?.['Shared Hit Blocks'] ?? 99) + (plan?.['Shared Read Blocks'] ?? 99)).toBeLessThanOrEqual(8)
})
