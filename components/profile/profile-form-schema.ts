import { z } from 'zod'
import { orderLink } from '@/lib/core/order-link'
import { profileWords } from '@/lib/partners/schema'

/** What stands in the fields, all of it text. An empty order link means none. */
export const profileForm = z.object({
  ...profileWords,
  orderUrl: z
    .string()
    .trim()
    .transform((text) => text || null)
    .pipe(orderLink.nullable()),
})
