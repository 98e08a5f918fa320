import 'server-only'
import { z } from 'zod'
import { allergens, type Dietary, diets } from '@/lib/core/dietary'
import type { Dish } from '@/lib/core/dish'
import type { Moment } from '@/lib/core/moments'
import type { Suggestion } from '@/lib/search/schema'
import { as } from './describe-as'

const count = z.int().nonnegative()

const dish = {
  name: z.string(),
  price: z.object({ minor: count, currency: z.string() }).nullable(),
}

/** What a clip says about its food. */
export const offer = {
  tags: z.array(z.string()),
  dish: as<Dish>()(z.object(dish)).nullable(),
  dietary: as<Dietary>()(
    z.object({
      diets: z.array(z.enum(diets)),
      allergens: z.array(z.enum(allergens)).nullable().describe('Null where the kitchen has not said.'),
    }),
  ),
  moments: z.array(as<Moment>()(z.object({ atMs: count, ...dish }))),
  orderUrl: z.url().nullable(),
}

export const suggestion = as<Suggestion>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['dish', 'tag']), text: z.string() }),
    z.object({ kind: z.literal('kitchen'), text: z.string(), handle: z.string() }),
  ]),
)
