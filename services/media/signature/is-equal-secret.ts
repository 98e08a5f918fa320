import { createHash, timingSafeEqual } from 'node:crypto'

/** Both sides are hashed first, so that neither the length nor the first differing byte shows in the time taken. */
export function isEqualSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
