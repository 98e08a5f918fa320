import { describe, expect, it } from 'vitest'
import { hourMs } from '@/lib/core/time'
import { getMenu } from '@/lib/feed/get-menu'
import { insertClip } from '../../support/insert-clip'
import { createPartner } from '../../support/people'

describe('the menu of a partner', () => {
  it('has each dish of the clips on show once, as the newest has it, by name', async () => {
    const partner = await createPartner()
    const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * hourMs)
    const price = { priceMinor: 900, priceCurrency: 'EUR' }
    await insertClip(partner, {
      name: 'old',
      dishName: 'Ramen',
      ...price,
      priceMinor: 800,
      publishedAt: at(9),
    })
    const newest = await insertClip(partner, {
      name: 'new',
      dishName: 'ramen',
      ...price,
      diets: ['halal'],
      publishedAt: at(1),
    })
    const bun = await insertClip(partner, { name: 'bun', dishName: 'Bun', publishedAt: at(2) })
    await insertClip(partner, { name: 'no dish', publishedAt: at(3) })
    await insertClip(partner, { name: 'draft', dishName: 'Draft' })
    await insertClip(partner, { name: 'later', dishName: 'Later', publishedAt: at(-1) })
    await insertClip(partner, { name: 'gone', dishName: 'Gone', publishedAt: at(1), deletedAt: new Date() })
    await insertClip(await createPartner(), { name: 'other', dishName: 'Other', publishedAt: at(1) })
    expect(await getMenu({ handle: partner.partner.handle })).toEqual([
      { dish: { name: 'Bun', price: null }, dietary: { diets: [], allergens: null }, videoId: bun },
      {
        dish: { name: 'ramen', price: { minor: 900, currency: 'EUR' } },
        dietary: { diets: ['halal'], allergens: null },
        videoId: newest,
      },
    ])
  })

  it('is empty for whom nobody knows', async () => {
    expect(await getMenu({ handle: 'nobody-is-called-this' })).toEqual([])
  })
})
