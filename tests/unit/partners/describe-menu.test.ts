import { describe, expect, it } from 'vitest'
import { describeMenu } from '@/components/partner/menu-structured-data'

describe('a menu for search engines', () => {
  it('has prices in the currency’s own units and diets by their names', () => {
    const dietary = { diets: ['vegan' as const, 'dairy-free' as const], allergens: [] }
    const menu = describeMenu([
      { dish: { name: 'Taco', price: { minor: 450, currency: 'EUR' } }, dietary, videoId: '1' },
      {
        dish: { name: 'Tea', price: { minor: 600, currency: 'JPY' } },
        dietary: { diets: [], allergens: null },
        videoId: '2',
      },
      { dish: { name: 'Water', price: null }, dietary: { diets: [], allergens: null }, videoId: '3' },
    ])
    // What is undefined is left out of a page.
    expect(JSON.parse(JSON.stringify(menu))).toEqual({
      '@type': 'Menu',
      name: 'Menu',
      hasMenuItem: [
        {
          '@type': 'MenuItem',
          name: 'Taco',
          offers: { '@type': 'Offer', price: '4.50', priceCurrency: 'EUR' },
          suitableForDiet: ['https://schema.org/VeganDiet'],
        },
        {
          '@type': 'MenuItem',
          name: 'Tea',
          offers: { '@type': 'Offer', price: '600', priceCurrency: 'JPY' },
        },
        { '@type': 'MenuItem', name: 'Water' },
      ],
    })
  })

  it('is not there without a dish', () => {
    expect(describeMenu([])).toBeUndefined()
  })
})
