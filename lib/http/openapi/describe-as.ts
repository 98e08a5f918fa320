import 'server-only'
import type { z } from 'zod'

/** Refuses to compile when a schema and the type it stands for part ways. */
export const as =
  <Dto>() =>
  <Schema extends z.ZodType<Dto>>(
    schema: Schema & ([Dto] extends [z.output<Schema>] ? unknown : 'says more than the type'),
  ): z.ZodType<Dto> =>
    schema
