import { z } from 'zod'
import { readPrice } from '@/components/ui/price'
import { orderLink } from '@/lib/core/order-link'
import { currencies, dishInput, tagsInput } from '@/lib/videos/schema'

/** What stands in the fields, all of it text, and what is sent of it. Empty means none. */
export const dishForm = z
  .object({
    dish: z.string(),
    price: z.string(),
    currency: z.enum(currencies),
    orderUrl: z.string().trim(),
    tags: z.string(),
  })
  .transform((typed, context) => {
    const complain = (path: keyof typeof typed, message = 'Please check this.') => {
      context.addIssue({ code: 'custom', path: [path], message })
    }
    const minor = typed.price.trim() ? readPrice(typed.price, typed.currency) : undefined
    if (minor === null) complain('price', 'Write the price as a number, like 12.50.')
    const price = minor == null ? null : { minor, currency: typed.currency }
    const wantsDish = typed.dish.trim() !== '' || typed.price.trim() !== ''
    const dish = wantsDish ? dishInput.safeParse({ name: typed.dish, price }) : null
    for (const issue of dish?.error?.issues ?? [])
      complain(issue.path[0] === 'price' ? 'price' : 'dish', issue.message)
    const link = typed.orderUrl ? orderLink.safeParse(typed.orderUrl) : null
    if (link?.error) complain('orderUrl', link.error.issues[0]?.message)
    const tags = tagsInput.safeParse(typed.tags.split(',').filter((tag) => tag.trim()))
    if (tags.error) complain('tags', tags.error.issues[0]?.message)
    return { dish: dish?.data ?? null, orderUrl: link?.data ?? null, tags: tags.data ?? [] }
  })
