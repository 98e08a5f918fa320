import { describe, expect, it } from 'vitest'
import { feedFilter, toFilterQuery } from '@/lib/feed/schema'

describe('the filter in the address of the feed', () => {
  it('is read as it is written', () => {
    const query = { diet: 'vegan,halal', without: 'milk', open: '1' }
    expect(feedFilter.parse(query)).toEqual({ diet: ['vegan', 'halal'], without: ['milk'], open: '1' })
    expect(toFilterQuery(feedFilter.parse(query))).toEqual(query)
  })

  it('says where somebody is to the kilometre only', () => {
    const filter = feedFilter.parse({ near: '38.71234,-9.14567', within: '5' })
    expect(toFilterQuery(filter)).toEqual({ near: '38.71,-9.15', within: '5' })
    expect(toFilterQuery(feedFilter.parse({ near: '0,0' }))).toEqual({ near: '0.00,0.00', within: '10' })
    for (const near of ['91,0', '0,181', '1', '1,2,3', 'here,there', '1e1,2'])
      expect(toFilterQuery(feedFilter.parse({ near }))).toEqual({})
  })

  it('is none where it is nonsense', () => {
    for (const query of [{}, { diet: 'raw' }, { without: ['milk', 'eggs'] }, { open: 'yes', of: 'x' }])
      expect(toFilterQuery(feedFilter.parse(query))).toEqual({})
  })
})
