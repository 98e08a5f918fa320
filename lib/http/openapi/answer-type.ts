import 'server-only'
import type { z } from 'zod'

/**
 * The answers as schemas, for the document only: the DTO types stay plain types where they are, so that the browser
 * downloads no schema of what it merely reads. `as` refuses to compile when a schema and its type part ways.
 */
export const as =
  <Dto>() =>
  <Schema extends z.ZodType<Dto>>(
    schema: Schema & ([Dto] extends [z.output<Schema>] ? unknown : 'says more than the type'),
  ): z.ZodType<Dto> =>
    schema
