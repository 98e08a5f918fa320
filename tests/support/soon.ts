import { vi } from 'vitest'

/** Tries again until it holds. The second that `vi.waitFor` has by itself is one that a busy machine can be away for. */
export const soon = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 15_000 })
