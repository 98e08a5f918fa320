/** What the demo kitchens say about their food beside its name, and where they are. As the API takes it. */
type FoodFacts = {
  dietary?: { diets: string[]; allergens: string[] }
  moments?: { atMs: number; name: string; price: { minor: number; currency: string } | null }[]
}

const euros = (minor: number) => ({ minor, currency: 'EUR' })
const told = (diets: string[], ...allergens: string[]): FoodFacts => ({ dietary: { diets, allergens } })

/** By the clip's slug; the noodles have not said. */
export const foodFacts: Record<string, FoodFacts> = {
  'tonkotsu-ramen': {
    ...told([], 'gluten', 'eggs', 'soybeans', 'sesame'),
    moments: [
      { atMs: 0, name: 'Pork-bone broth', price: null },
      { atMs: 2_800, name: 'Tonkotsu ramen', price: euros(1350) },
    ],
  },
  'margherita-wood-oven': told(['vegetarian'], 'gluten', 'milk'),
  'honey-pancakes': told(['vegetarian'], 'gluten', 'eggs', 'milk'),
  'shakshuka-skillet': {
    ...told(['vegetarian', 'gluten-free'], 'eggs', 'milk'),
    moments: [
      { atMs: 1_000, name: 'Shakshuka with feta', price: euros(1080) },
      { atMs: 5_000, name: 'Roast peppers', price: null },
    ],
  },
  'iced-latte-swirl': told(['vegetarian', 'gluten-free'], 'milk'),
  'strawberry-soda': told(['vegan', 'gluten-free']),
  'ganache-cake': told(['vegetarian'], 'gluten', 'eggs', 'milk'),
  'bamboo-dumplings': told([], 'gluten', 'soybeans'),
  'matcha-whisk': told(['vegan', 'gluten-free']),
  'taco-assembly': told(['vegan', 'gluten-free']),
  'croissant-gold': told(['vegetarian'], 'gluten', 'eggs', 'milk'),
}

/** By the kitchen's handle. */
export const places: Record<string, { latitude: number; longitude: number }> = {
  'kumo-ramen': { latitude: 38.7085, longitude: -9.1493 },
  'forno-lucia': { latitude: 38.7157, longitude: -9.1397 },
  alouette: { latitude: 38.709, longitude: -9.1437 },
  'green-gate': { latitude: 38.7139, longitude: -9.1342 },
}
