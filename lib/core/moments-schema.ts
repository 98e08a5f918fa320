import { z } from 'zod'
import { type Moment, maxMoments } from './moments'

const stored = z
  .array(
    z.object({
      atMs: z.int().nonnegative(),
      name: z.string(),
      price: z.object({ minor: z.int(), currency: z.string() }).nullable(),
    }),
  )
  .max(maxMoments)

/**
 * What a row holds. Marks behind the end, of a longer video that was there before, are left out, and so is what an older version wrote and is no
 * list any more.
 */
export function toMoments(row: { moments: unknown; durationMs: number | null }): Moment[] {
  const moments = stored.safeParse(row.moments).data ?? []
  const { durationMs } = row
  return durationMs === null ? moments : moments.filter(({ atMs }) => atMs < durationMs)
}
