import { expect, it } from 'vitest'
import { dayMs } from '@/lib/core/time'
import { db } from '@/lib/platform/db'
import { listPartnerVideos } from '@/lib/videos/list-partner-videos'
import type { VideoState } from '@/lib/videos/schema'
import { insertClip } from '../../support/insert-clip'
import { createPartner } from '../../support/people'

async function makeKitchen() {
  const actor = await createPartner()
  const ramen = await insertClip(actor, {
    name: 'Tonkotsu ramen',
    tags: ['late night'],
    publishedAt: new Date(),
  })
  await insertClip(actor, {
    name: '100% rye cake',
    description: 'With_underscore',
    createdAt: new Date(Date.now() + 1_000),
  })
  const createdAt = new Date(Date.now() + 2_000)
  await insertClip(actor, { name: 'Broth', dishName: 'Shoyu RAMEN', status: 'VERIFYING', createdAt })
  const list = async (wish: { q?: string; state?: VideoState }) =>
    (await listPartnerVideos({ actor, ...wish })).items.map(({ name }) => name)
  return { actor, ramen, list }
}

it('finds each of the words in name, description, dish and tags, and takes no word for a pattern', async () => {
  const { list } = await makeKitchen()
  expect(await list({ q: 'ramen' })).toEqual(['Broth', 'Tonkotsu ramen'])
  expect(await list({ q: 'NIGHT tonkotsu' })).toEqual(['Tonkotsu ramen'])
  expect(await list({ q: '100%' })).toEqual(['100% rye cake'])
  expect(await list({ q: 'h_u' })).toEqual(['100% rye cake'])
  expect(await list({ q: 'r_e' })).toEqual([])
  expect(await list({ q: '\\' })).toEqual([])
  expect(await list({ q: 'sushi' })).toEqual([])
})

it('shows one state only when asked', async () => {
  const { actor, list } = await makeKitchen()
  await insertClip(actor, {
    name: 'Tomorrow',
    publishedAt: new Date(Date.now() + dayMs),
    createdAt: new Date(Date.now() + 3_000),
  })
  expect(await list({ state: 'scheduled' })).toEqual(['Tomorrow'])
  expect(await list({ state: 'published' })).toEqual(['Tonkotsu ramen'])
  expect(await list({ state: 'draft' })).toEqual(['100% rye cake'])
  expect(await list({ state: 'verifying' })).toEqual(['Broth'])
  expect(await list({ state: 'draft', q: 'ramen' })).toEqual([])
})

it('shows no deleted clip, and nobody else their clips', async () => {
  const { list, ramen } = await makeKitchen()
  await db().video.update({ where: { id: ramen }, data: { deletedAt: new Date() } })
  expect(await list({})).toEqual(['Broth', '100% rye cake'])
})

it('pages on within what was asked for', async () => {
  const { actor } = await makeKitchen()
  const first = await listPartnerVideos({ actor, q: 'ramen', limit: 1 })
  const second = await listPartnerVideos({ actor, q: 'ramen', limit: 1, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Broth', 'Tonkotsu ramen'])
  expect(second.nextCursor).toBeNull()
})
