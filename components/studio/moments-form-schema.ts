import { z } from 'zod'
import { readPrice, writePrice } from '@/components/ui/price'
import { formatClock, type Moment, readClock } from '@/lib/core/moments'
import { currencies, momentsInput } from '@/lib/videos/schema'

/** What stands in the fields, all of it text, and what is sent of it. */
export const momentsForm = z
  .object({
    currency: z.enum(currencies),
    rows: z.array(z.object({ at: z.string(), name: z.string(), price: z.string() })),
  })
  .transform(({ currency, rows }, context) => {
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path: ['rows', ...path.map(String)], message })
    const moments = rows.map(({ at, name, price: typed }, index) => {
      const atMs = readClock(at)
      const minor = typed.trim() ? readPrice(typed, currency) : undefined
      if (atMs === null) complain([index, 'at'], 'Like 0:04.')
      if (minor === null) complain([index, 'price'], 'Like 12.50.')
      return { atMs: atMs ?? 0, name, price: minor == null ? null : { minor, currency } }
    })
    const sent = momentsInput.safeParse(moments)
    for (const { path, message } of sent.error?.issues ?? [])
      complain([path[0] ?? 0, path[1] === 'atMs' ? 'at' : path[1] === 'price' ? 'price' : 'name'], message)
    return { moments: sent.data ?? [] }
  })

export type TypedMoments = z.input<typeof momentsForm>

export const noMoment = { at: '', name: '', price: '' }

/** As the fields show what is there; one currency for all, because a kitchen has one. */
export function toTyped(moments: Moment[]): TypedMoments {
  const used = moments.find(({ price }) => price)?.price?.currency
  return {
    currency: currencies.find((currency) => currency === used) ?? 'EUR',
    rows: moments.map(({ atMs, name, price }) => ({
      at: formatClock(atMs),
      name,
      price: price ? writePrice(price) : '',
    })),
  }
}
