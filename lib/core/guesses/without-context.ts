import { lettersAndDigits } from './letters-and-digits'
import { foldLookAlikes, plainForm } from './plain-form'

const ownName = 'morsel'
/** `mia` and `com` stand in too many other words. */
const shortestWord = 4

/** The words that somebody who knows the person would try first: whole, and in their parts. */
function contextWords(about: readonly string[]): string[] {
  const wholes = [ownName, ...about.flatMap((text) => text.split('@'))].map(plainForm)
  const parts = about.flatMap((text) => plainForm(text).split(/[^\p{L}]+/u))
  return [...wholes, ...parts]
    .map(lettersAndDigits)
    .filter((word) => word.length >= shortestWord)
    .sort((a, b) => b.length - a.length)
}

function without(words: readonly string[], text: string): string {
  let left = text
  for (const word of words) {
    // The folded text is as long as the text, so a place in one is the place in the other.
    for (let at = foldLookAlikes(left).indexOf(word); at >= 0; at = foldLookAlikes(left).indexOf(word))
      left = left.slice(0, at) + left.slice(at + word.length)
  }
  return left
}

/**
 * What is left of a password without the app's name and what `about` says of the person (ASVS 6.2.11), in any case
 * and with any look-alikes; none when no such word stands in it. Up to two readings, as a sign may be a letter or a separator.
 *
 * @param about name, e-mail and the like: counted whole and by their words of four letters and more
 */
export function withoutContext(plain: string, about: readonly string[]): string[] {
  const words = contextWords(about).map(foldLookAlikes)
  return [plain, foldLookAlikes(plain)]
    .map(lettersAndDigits)
    .map((bare) => ({ bare, left: without(words, bare) }))
    .filter(({ bare, left }) => left !== bare)
    .map(({ left }) => left)
}

/** ASVS 6.2.1: without the words that others know, the rest must still be long enough to be a password. */
const minBesidesContext = 8

/** Whether a rest of `withoutContext` is too short to be a password by itself. */
export const isTooLittle = (left: string): boolean => left.length < minBesidesContext
