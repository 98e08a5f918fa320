import { chapters, type Row, rowsOf } from './asvs'

const isProofById = (proof: string): boolean => /^R\d+$/.test(proof)

function answer({ shownBy, exception, open }: Row): string {
  if (shownBy) return shownBy.map((proof) => (isProofById(proof) ? proof : `\`${proof}\``)).join(', ')
  return exception === undefined ? `**Open:** ${open}` : `Exception: ${exception}`
}

const line = (...cells: (string | number | undefined)[]): string => `| ${cells.join(' | ')} |`

function counts(rows: readonly Row[]): number[] {
  const having = (key: 'shownBy' | 'exception' | 'open') =>
    rows.filter((row) => row[key] !== undefined).length
  return [having('shownBy'), having('exception'), having('open'), rows.length]
}

const table = (rows: readonly Row[]): string[] => [
  line('', 'level', 'topic', 'shown by, or why not'),
  '|---|---|---|---|',
  ...rows.map((row) => line(row.id, row.level, row.topic, answer(row))),
]

/** The page that says what shows each requirement of the standard. */
export function renderAsvs(): string {
  const parts = chapters.map((chapter, at) => ({
    title: `V${at + 1} ${chapter.name}`,
    rows: rowsOf(chapter),
  }))
  return [
    '# OWASP ASVS 5.0.0, levels 1 and 2: what shows each requirement',
    '',
    'Made from `tests/requirements/asvs/` by `npm run requirements`; `tests/architecture/asvs.test.ts` is red when it is out of',
    'date, when an id is missing, or when a row names what does not exist. Ids and levels are those of the standard, topics are a',
    'few words of our own: what is asked stands in the standard. R1 to R94 are [our requirements](requirements.md), each with its',
    'tests. An exception does not apply here, is left to whoever runs this, or is decided against. What is open applies and is',
    'not met, or is met and nothing shows it.',
    '',
    line('chapter', 'shown', 'exceptions', 'open', 'in all'),
    '|---|---|---|---|---|',
    ...parts.map(({ title, rows }) => line(title, ...counts(rows))),
    line('all', ...counts(parts.flatMap(({ rows }) => rows))),
    ...parts.flatMap(({ title, rows }) => ['', `## ${title}`, '', ...table(rows)]),
    '',
  ].join('\n')
}
