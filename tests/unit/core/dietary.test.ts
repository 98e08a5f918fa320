import { describe, expect, it } from 'vitest'
import { findContradiction, satisfying, toDietary } from '@/lib/core/dietary'

describe('what a dish says it is right for', () => {
  it('cannot be denied by what is in it', () => {
    expect(findContradiction({ diets: ['halal', 'vegan'], allergens: ['nuts', 'milk'] })).toEqual({
      diet: 'vegan',
      allergen: 'milk',
    })
    expect(findContradiction({ diets: ['vegetarian'], allergens: ['eggs', 'milk'] })).toBeNull()
    expect(findContradiction({ diets: ['gluten-free'], allergens: ['gluten'] })).not.toBeNull()
    expect(findContradiction({ diets: ['vegan'], allergens: null })).toBeNull()
  })

  it('counts for whoever eats more than that', () => {
    expect(satisfying('vegetarian')).toEqual(['vegetarian', 'vegan'])
    expect(satisfying('vegan')).toEqual(['vegan'])
  })
})

describe('a row', () => {
  it('that says nothing of allergens is not a dish without any', () => {
    expect(toDietary({ diets: [], allergens: [], allergensTold: false }).allergens).toBeNull()
    expect(toDietary({ diets: [], allergens: [], allergensTold: true }).allergens).toEqual([])
  })

  it('is read in the order of the lists, without what is on none', () => {
    const row = { diets: ['kosher', 'raw', 'vegan'], allergens: ['milk', 'gluten'], allergensTold: true }
    expect(toDietary(row)).toEqual({ diets: ['vegan', 'kosher'], allergens: ['gluten', 'milk'] })
  })
})
