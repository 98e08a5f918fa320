/** 1234 is "1.2k" in English and "1234" in German: the reader's locale decides. */
export function shortNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
    .format(value)
    .replace('K', 'k')
}
