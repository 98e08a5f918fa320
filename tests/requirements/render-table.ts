import type { Claim } from './find-claims'
import { requirements, shownElsewhere } from './requirements'

const withoutTag = (title: string) => title.replaceAll(/\s*[[(]R\d+[^\])]*[\])]/g, '').replaceAll('|', '\\|')

/** At most so many tests a requirement: enough to find the rest. */
const listed = 6

function cell(id: string, claims: readonly Claim[]): string {
  const own = claims.filter(({ ids }) => ids.includes(id))
  const shown = own.slice(0, listed).map(({ file, title }) => `\`${file}\` ${withoutTag(title)}`)
  const more = own.length > listed ? [`and ${own.length - listed} more`] : []
  const elsewhere = shownElsewhere[id] === undefined ? [] : [shownElsewhere[id]]
  return [...shown, ...more, ...elsewhere].join('<br>')
}

/** The page that says which test shows what. */
export function renderTable(claims: readonly Claim[]): string {
  const rows = Object.entries(requirements).map(([id, text]) => `| ${id} | ${text} | ${cell(id, claims)} |`)
  return [
    '# What accounts, sessions and uploads promise, and the test that shows it',
    '',
    'Made from the titles of the tests by `npm run requirements`; `tests/architecture/requirements.test.ts` is red when',
    'it is out of date, when a requirement has no test, or when a test names one that does not exist.',
    '',
    '| | requirement | shown by |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
