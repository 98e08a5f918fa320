import { writePrice } from '@/components/ui/price'
import type { Diet } from '@/lib/core/dietary'
import type { MenuDish } from '@/lib/feed/schema'

/** Those that schema.org has a word for. */
const restrictedDiets: Partial<Record<Diet, string>> = {
  vegan: 'VeganDiet',
  vegetarian: 'VegetarianDiet',
  halal: 'HalalDiet',
  kosher: 'KosherDiet',
  'gluten-free': 'GlutenFreeDiet',
}

const toItem = ({ dish, dietary }: MenuDish) => {
  const diets = dietary.diets.flatMap((diet) => restrictedDiets[diet] ?? [])
  return {
    '@type': 'MenuItem',
    name: dish.name,
    offers: dish.price
      ? { '@type': 'Offer', price: writePrice(dish.price), priceCurrency: dish.price.currency }
      : undefined,
    suitableForDiet: diets.length > 0 ? diets.map((diet) => `https://schema.org/${diet}`) : undefined,
  }
}

/** A schema.org Menu; undefined without a dish, so that a page says nothing of an empty card. */
export function describeMenu(menu: MenuDish[]) {
  return menu.length === 0 ? undefined : { '@type': 'Menu', name: 'Menu', hasMenuItem: menu.map(toItem) }
}
