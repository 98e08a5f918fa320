/** Ways of eating that a dish can be right for. */
export const dietNames = {
  vegan: 'Vegan',
  vegetarian: 'Vegetarian',
  pescatarian: 'Pescatarian',
  halal: 'Halal',
  kosher: 'Kosher',
  'gluten-free': 'Gluten-free',
  'dairy-free': 'Dairy-free',
} as const
export type Diet = keyof typeof dietNames

/** The fourteen that have to be named in the European Union (Regulation 1169/2011, Annex II). */
export const allergenNames = {
  gluten: 'Gluten',
  crustaceans: 'Crustaceans',
  eggs: 'Eggs',
  fish: 'Fish',
  peanuts: 'Peanuts',
  soybeans: 'Soybeans',
  milk: 'Milk',
  nuts: 'Nuts',
  celery: 'Celery',
  mustard: 'Mustard',
  sesame: 'Sesame',
  sulphites: 'Sulphites',
  lupin: 'Lupin',
  molluscs: 'Molluscs',
} as const
export type Allergen = keyof typeof allergenNames

const namesOf = <Name extends string>(names: Record<Name, string>) => Object.keys(names) as [Name, ...Name[]]
export const diets = namesOf<Diet>(dietNames)
export const allergens = namesOf<Allergen>(allergenNames)

/** `allergens` is null where the kitchen has not said, which is not the same as none. */
export type Dietary = { diets: Diet[]; allergens: Allergen[] | null }

type DietaryColumns = { diets: string[]; allergens: string[]; allergensTold: boolean }

/** What a row says; what is on no list any more is left out. */
export function toDietary(row: DietaryColumns): Dietary {
  return {
    diets: diets.filter((diet) => row.diets.includes(diet)),
    allergens: row.allergensTold ? allergens.filter((allergen) => row.allergens.includes(allergen)) : null,
  }
}

const wider: Partial<Record<Diet, Diet[]>> = {
  vegetarian: ['vegan'],
  pescatarian: ['vegetarian', 'vegan'],
  'dairy-free': ['vegan'],
}

/** What a dish may call itself to be right for who eats like that: a vegan one is vegetarian too. */
export const satisfying = (diet: Diet): Diet[] => [diet, ...(wider[diet] ?? [])]

const animals: Allergen[] = ['crustaceans', 'fish', 'molluscs']
const excluded: Partial<Record<Diet, Allergen[]>> = {
  vegan: [...animals, 'eggs', 'milk'],
  vegetarian: animals,
  'gluten-free': ['gluten'],
  'dairy-free': ['milk'],
}

/** The first diet and allergen that cannot both be true of one dish; somebody would trust the wrong one. */
export function findContradiction(dietary: Dietary): { diet: Diet; allergen: Allergen } | null {
  for (const diet of dietary.diets) {
    const allergen = excluded[diet]?.find((one) => dietary.allergens?.includes(one))
    if (allergen) return { diet, allergen }
  }
  return null
}
