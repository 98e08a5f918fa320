import 'server-only'
import { foldLookAlikes } from '@/lib/core/guesses/plain-form'
import { decodeHashSet } from './hash-set'
import list from './list.json'

let contains: ((text: string) => boolean) | undefined

/**
 * Whether a password list that guessers use has this entry, in any case and with any look-alikes (ASVS 6.2.4, offline). A stranger is
 * taken for an entry once in 20 million.
 *
 * @param plain what `plainForm` made of it
 */
export function isListed(plain: string): boolean {
  // At the first use: most processes of a build or a test never ask.
  contains ??= decodeHashSet(Buffer.from(list.hashes, 'base64'))
  return contains(foldLookAlikes(plain))
}
