/** What is on the plate; `minor` counts in the smallest unit of the currency (ISO 4217), such as cents. */
export type Dish = { name: string; price: { minor: number; currency: string } | null }

type DishColumns = { dishName: string | null; priceMinor: number | null; priceCurrency: string | null }

/** The dish of a row, null where none is named. */
export function toDish({ dishName, priceMinor, priceCurrency }: DishColumns): Dish | null {
  if (dishName === null) return null
  const price =
    priceMinor === null || priceCurrency === null ? null : { minor: priceMinor, currency: priceCurrency }
  return { name: dishName, price }
}
