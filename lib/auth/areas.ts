import type { Role } from './schema'

/** Who may see the pages below a first path segment. */
type Audience = 'everyone' | 'session' | Role

/**
 * First path segment -> for whom. What is not listed is not found, also when there is a page: a new area stays shut until
 * somebody has said whose it is (R49, ASVS 8.2.1); `tests/http/manifest.test.ts` notices. A Map, because `{}['constructor']` is something.
 */
export const areas: ReadonlyMap<string, Audience> = new Map<string, Audience>([
  ['', 'everyone'],
  ['v', 'everyone'],
  ['p', 'everyone'],
  ['search', 'everyone'],
  ['saved', 'session'],
  ['following', 'session'],
  ['login', 'everyone'],
  ['register', 'everyone'],
  ['forgot', 'everyone'],
  ['reset', 'everyone'],
  ['verify', 'everyone'],
  ['session', 'everyone'],
  ['inbox', 'everyone'],
  ['oauth', 'everyone'],
  ['partners-only', 'everyone'],
  ['settings', 'session'],
  ['studio', 'partner'],
  ['admin', 'admin'],
  // Pictures that Next or `public/` serves beside the pages.
  ['apple-icon', 'everyone'],
  ['icon-maskable', 'everyone'],
  ['opengraph-image', 'everyone'],
  ['spill', 'everyone'],
])
