import { listFiles, readSource } from '../architecture/source/tree'
import type { Row } from './asvs'
import { requirements } from './requirements'

const files = new Set(listFiles())

/** R75 to R83 are those of uploads: tested beside them, listed nowhere (see `requirements.ts`). */
const isKnown = (id: string): boolean => id in requirements || /^R(?:7[5-9]|8[0-3])$/.test(id)

/** As a Markdown page makes an address of a heading. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

function hasHeading(guide: string, wanted: string): boolean {
  const headings = readSource(guide).matchAll(/^#+ (.+)$/gm)
  return [...headings].some(([, text = '']) => slug(text) === wanted)
}

/** Something that is looked at by `npm test`, or a place in a guide. */
function isThere(proof: string): boolean {
  if (/^R\d+$/.test(proof)) return proof in requirements
  if (proof === 'biome.json') return true
  const [guide = '', heading] = proof.split('#')
  if (heading !== undefined)
    return /^[A-Z]+\.md$/.test(guide) && files.has(guide) && hasHeading(guide, heading)
  return /\.(?:test|spec)\.ts$/.test(proof) && files.has(proof)
}

/** Names in an explanation that are no more: requirements, and files in backticks. */
function goneIn(text: string): string[] {
  const ids = (text.match(/\bR\d+\b/g) ?? []).filter((id) => !isKnown(id))
  const named = [...text.matchAll(/`((?:lib|components|tests|app|services)\/[^`]+)`/g)].map(
    ([, file = '']) => file,
  )
  return [...ids, ...named.filter((file) => !files.has(file))]
}

/** What is wrong with one row, in words. */
export function findFaults(row: Row): string[] {
  const { id, topic, shownBy, exception, open } = row
  const words = topic.split(' ').length
  const answers = [shownBy, exception, open].filter((answer) => answer !== undefined)
  const gone = [...(shownBy ?? []).filter((proof) => !isThere(proof)), ...goneIn(exception ?? open ?? '')]
  return [
    ...(answers.length === 1 ? [] : [`${id} must be one of shownBy, exception, open`]),
    ...(shownBy?.length === 0 || exception === '' || open === '' ? [`${id} says nothing`] : []),
    ...(words >= 3 && words <= 8 ? [] : [`${id}: a topic has three to eight words`]),
    ...gone.map((name) => `${id} names ${name}, which does not exist`),
  ]
}
