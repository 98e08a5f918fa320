import 'server-only'
import { findClose, findExact, listNames, type NamedThings } from './repository'
import type { Suggestion } from './schema'

const maxSuggestions = 8
const caps = { clips: 40, partners: 4 }

/** As `plain_words` of the database, near enough to compare what it found with what was typed. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether some word of the text begins with the last one typed, which is the one still being written. */
function continues(text: string, typed: string): boolean {
  const last = plain(typed).split(/\s+/).at(-1) ?? ''
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.startsWith(last))
}

const toSuggestions = ({ dishName, tags }: NamedThings): Suggestion[] => [
  ...(dishName === null ? [] : [{ kind: 'dish' as const, text: dishName }]),
  ...tags.map((text) => ({ kind: 'tag' as const, text })),
]

/**
 * How what is being typed may go on: kitchens, dishes and tags that are there, each once. Words with a slip in them get what they look like.
 *
 * @param q at most 80 characters
 * @returns at most 8, the likeliest first
 * @throws AppError `db_unavailable`
 */
export async function suggestWords({ q }: { q: string }): Promise<Suggestion[]> {
  const exact = await findExact(q, caps)
  const isClose = exact.clips.length + exact.partners.length === 0
  const found = isClose ? await findClose(q, caps) : exact
  const kitchens = found.partners.map(({ name, handle }) => ({
    kind: 'kitchen' as const,
    text: name,
    handle,
  }))
  const words = (await listNames(found.clips))
    .flatMap(toSuggestions)
    .filter(({ text, kind }) => (isClose ? kind === 'dish' : continues(text, q)))
  const seen = new Set<string>()
  return [...kitchens.slice(0, 2), ...words, ...kitchens.slice(2)]
    .filter(({ text }) => !seen.has(plain(text)) && seen.add(plain(text)))
    .slice(0, maxSuggestions)
}
