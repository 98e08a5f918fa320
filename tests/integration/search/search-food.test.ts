import { beforeAll, describe, expect, it } from 'vitest'
import { hourMs } from '@/lib/core/time'
import { db } from '@/lib/platform/db'
import { listIdeas } from '@/lib/search/list-ideas'
import { searchFood } from '@/lib/search/search-food'
import { suggestWords } from '@/lib/search/suggest-words'
import { insertClip } from '../../support/insert-clip'
import { createPartner } from '../../support/people'

/** A word of this file alone: everybody's clips lie in one database. */
const mine = `q${Date.now().toString(36).replace(/\d/g, 'x')}`
const publishedAt = new Date(Date.now() - hourMs)

let partner: Awaited<ReturnType<typeof createPartner>>
const clips: Record<string, string> = {}

beforeAll(async () => {
  partner = await createPartner()
  await db().partner.update({ where: { id: partner.partner.id }, data: { name: `Kumo Bar ${mine}` } })
  clips.ramen = await insertClip(partner, {
    name: `Broth for eighteen hours ${mine}`,
    dishName: 'Tonkotsu ramen',
    tags: ['late night', 'spicy'],
    publishedAt,
  })
  clips.brulee = await insertClip(partner, {
    name: `Crème brûlée ${mine}`,
    description: 'Cracked with a ramen spoon',
    publishedAt,
  })
  clips.draft = await insertClip(partner, { name: `Draft ramen ${mine}` })
  clips.later = await insertClip(partner, {
    name: `Later ramen ${mine}`,
    publishedAt: new Date(Date.now() + hourMs),
  })
  clips.deleted = await insertClip(partner, {
    name: `Gone ramen ${mine}`,
    publishedAt,
    deletedAt: new Date(),
  })
})

const find = async (q: string) => {
  const { items, isClose } = await searchFood({ actor: null, q: `${q} ${mine}` })
  return { ids: items.map(({ id }) => id), isClose }
}

describe('what is found', () => {
  it('has every word, in any order, as a beginning, in any case', async () => {
    expect(await find('tonk')).toEqual({ ids: [clips.ramen], isClose: false })
    expect(await find('NIGHT Ramen')).toEqual({ ids: [clips.ramen], isClose: false })
    expect(await find('pizza')).toEqual({ ids: [], isClose: false })
  })

  it('is the same with and without accents, and whatever stands between words', async () => {
    for (const q of ['creme brulee', 'Crème-Brûlée', '"crème", (BRULEE)!', "creme' & brulee:*"])
      expect(await find(q)).toEqual({ ids: [clips.brulee], isClose: false })
  })

  it('puts a name before a description', async () => {
    expect((await find('ramen')).ids).toEqual([clips.ramen, clips.brulee])
  })

  it('is never a draft, a scheduled or a deleted clip, by word or by likeness', async () => {
    const hidden = [clips.draft, clips.later, clips.deleted]
    for (const q of ['draft', 'later', 'gone', 'ramen', 'draaft ramen'])
      expect((await find(q)).ids.filter((id) => hidden.includes(id))).toEqual([])
  })

  it.each(['rammen', 'tonkatsu', 'ramne', 'tonkotsu rammen'])('forgives a slip: %s', async (q) => {
    expect(await find(q)).toEqual({ ids: [clips.ramen], isClose: true })
  })

  it('is nothing for what has neither letter nor digit', async () => {
    for (const q of ['', '!!', '&|:*', "'"])
      expect(await searchFood({ actor: null, q })).toEqual({ items: [], partners: [], isClose: false })
  })
})

describe('what changes', () => {
  it('is found by its new words at once, and not by the old ones', async () => {
    const id = await insertClip(partner, { name: `Gyoza ${mine}`, publishedAt })
    await db().video.update({ where: { id }, data: { name: `Mandu ${mine}` } })
    expect((await find('gyoza')).ids).toEqual([])
    expect((await find('mandu')).ids).toEqual([id])
    await db().video.delete({ where: { id } })
    expect((await find('mandu')).ids).toEqual([])
  })

  it('a kitchen’s name counts for its clips, the new one once it has one', async () => {
    const other = await createPartner()
    const id = await insertClip(other, { name: `Bun ${mine}`, publishedAt })
    await db().partner.update({ where: { id: other.partner.id }, data: { name: `Brioche ${mine}` } })
    expect((await find('brioche bun')).ids).toEqual([id])
    const { partners } = await searchFood({ actor: null, q: `brioche ${mine}` })
    expect(partners.map(({ handle }) => handle)).toEqual([other.partner.handle])
    await db().partner.update({ where: { id: other.partner.id }, data: { name: `Pita ${mine}` } })
    expect((await find('brioche bun')).ids).toEqual([])
    expect((await find('pita bun')).ids).toEqual([id])
  })
})

describe('suggestions', () => {
  it('go on with the word that is being typed: dishes, tags and kitchens, each once', async () => {
    await insertClip(partner, { name: `Another ${mine}`, dishName: 'Tonkotsu Ramen', publishedAt })
    expect(await suggestWords({ q: `${mine} tonk` })).toEqual([{ kind: 'dish', text: 'Tonkotsu Ramen' }])
    expect(await suggestWords({ q: `${mine} spi` })).toEqual([{ kind: 'tag', text: 'spicy' }])
    expect(await suggestWords({ q: `kumo ${mine}` })).toEqual([
      { kind: 'kitchen', text: `Kumo Bar ${mine}`, handle: partner.partner.handle },
    ])
  })

  it('offer the dish that a slip was meant for', async () => {
    expect(await suggestWords({ q: `${mine} tonkatsu` })).toEqual([{ kind: 'dish', text: 'Tonkotsu Ramen' }])
  })
})

describe('ideas', () => {
  it('are tags of clips on show', async () => {
    const tag = `${mine} idea`
    for (const name of ['a', 'b', 'c'])
      await insertClip(partner, { name, tags: [tag], publishedAt: new Date() })
    await insertClip(partner, { name: 'hidden', tags: [`${tag} hidden`] })
    const ideas = await listIdeas()
    expect(ideas).toContain(tag)
    expect(ideas).not.toContain(`${tag} hidden`)
  })
})

describe('its cost', () => {
  it.each([
    ['beginnings', `w.words @@ (SELECT prefix_query('rame'))`, 'clip_words_words_idx'],
    ['likenesses', `(SELECT plain_words('rammen')) <% w.title`, 'clip_words_title_idx'],
  ])('%s are looked up in an index', async (_, condition, index) => {
    const plan = await db().$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRawUnsafe(
        `EXPLAIN (FORMAT JSON) SELECT w.video_id FROM clip_words w WHERE ${condition}`,
      )
    })
    expect(JSON.stringify(plan)).toContain(index)
  })
})
