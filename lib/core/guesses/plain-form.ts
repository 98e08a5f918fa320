/**
 * A password as a guesser reads it: without accents, lower case, compatibility forms as plain letters (NFKD). Only ever for comparing:
 * what is hashed is the password as it was typed.
 */
export function plainForm(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Look-alikes, to the letter they stand for. No two digits share a letter, so numbers stay apart. */
const letterOf: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  l: 'i',
  '!': 'i',
  '|': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
  '9': 'g',
}

/** One spelling for all that differ by look-alikes only: `p@55w0rd` and `password`. As long as what it is given. */
export function foldLookAlikes(plain: string): string {
  return plain.replace(/[01l!|34@5$7+89]/g, (sign) => letterOf[sign] ?? sign)
}
