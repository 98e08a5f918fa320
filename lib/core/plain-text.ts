import { z } from 'zod'

/** Postgres stores no NUL, and a lone surrogate is no text: both would end as an error of the database. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed()

/** Text that people type: any language, nothing that cannot be stored. */
export const plainText = z.string().refine(isStorable, 'That text has characters we cannot store.')
