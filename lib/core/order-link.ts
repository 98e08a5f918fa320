import { z } from 'zod'

/** Where an order goes: only over TLS, and without a name or password of somebody in it. */
export const orderLink = z
  .url({ protocol: /^https$/, error: 'Use a link that starts with https://.' })
  .max(500, 'Use a link of at most 500 characters.')
  .refine((link) => !/^https:\/\/[^/?#]*@/i.test(link), 'Use a link without a user name in it.')
