import 'server-only'
import { isListed } from '@/lib/auth/common-passwords/is-listed'
import { isPredictable, repeatedUnit } from '@/lib/core/guesses/is-predictable'
import { lettersAndDigits } from '@/lib/core/guesses/letters-and-digits'

/** A year, `123!`: what people and the rules of cracking tools put at the ends of a word. */
const maxPadding = 4

const reversed = (text: string): string => [...text].reverse().join('')

/** What stands before the first letter. */
const paddingOf = (text: string): string => /^[^\p{L}]*/u.exec(text)?.[0] ?? ''

/** The word inside, where digits and signs at the ends are padding. */
function coresOf(plain: string): string[] {
  const before = paddingOf(plain)
  // From behind: a pattern that looks for the end by itself tries every place before it.
  const after = reversed(paddingOf(reversed(plain)))
  // Each end also by itself: the other may be a look-alike, as in `$uperman2024`.
  const cuts = [
    [before, after],
    [before, ''],
    ['', after],
  ] as const
  return cuts
    .filter((pads) => pads.every((pad) => pad.length <= maxPadding || isPredictable(pad)))
    .map(([start, stop]) => plain.slice(start.length, plain.length - stop.length))
}

/**
 * Whether a text is an entry of the list, or one that is padded at the ends or said again. An entry inside of something longer is
 * not looked for: the words of a good passphrase are all on the list.
 */
export function isListedOrDerived(plain: string): boolean {
  const unit = repeatedUnit(lettersAndDigits(plain))
  return [plain, ...coresOf(plain), ...(unit === null ? [] : [unit])].some(isListed)
}
