/** Without spaces, dots and dashes: `mia.hansen` and `Mia Hansen` are one name. */
export function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}
