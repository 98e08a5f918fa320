import type { Actor } from '@/lib/auth/schema'

/** The partner whose clip it is, as shown over it. */
export type Chef = NonNullable<Actor['partner']>
