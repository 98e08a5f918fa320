import 'server-only'

const maxChars = 30
const minChars = 3

/** Letters that Unicode does not take apart into a base letter and a mark. */
const spelledOut: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' }

/**
 * The handle that a name asks for, such as "Café Zoë" -> "cafe-zoe". A name without Latin letters or digits, or one too
 * short, gets "kitchen" put before it.
 *
 * @param suffix goes behind it when the plain one is taken
 */
export function makeHandle(name: string, suffix?: number): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđłı]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const base = slug.length >= minChars ? slug : `kitchen-${slug}`
  const tail = suffix === undefined ? '' : `-${suffix}`
  return base.slice(0, maxChars - tail.length).replace(/-$/, '') + tail
}
