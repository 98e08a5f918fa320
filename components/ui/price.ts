/** How many digits stand behind the point: 2 for euros, 0 for yen. */
function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** As the reader writes it: `€12.50`, `12,50 €`. @param minor in the smallest unit of the currency, such as cents */
export function formatPrice(
  { minor, currency }: { minor: number; currency: string },
  locale: string,
): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
    minor / 10 ** fractionDigits(currency),
  )
}

/** As it stands in the field of a form: `12.50`. */
export function writePrice({ minor, currency }: { minor: number; currency: string }): string {
  const digits = fractionDigits(currency)
  return (minor / 10 ** digits).toFixed(digits)
}

/** What somebody typed, `12`, `12.5` or `12,50`, in the smallest unit of the currency; null when it is no such price. */
export function readPrice(text: string, currency: string): number | null {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  const digits = fractionDigits(currency)
  if (whole === undefined || fraction.length > digits) return null
  return Number(whole + fraction.padEnd(digits, '0'))
}
