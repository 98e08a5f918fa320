import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkGuide } from './source/check-guide'
import { limitsTable } from './source/limits-table'
import { readSource, root } from './source/tree'

/**
 * A guide that names what is gone is worse than none. Checked: every path, npm script, route and environment variable in
 * backticks, every link, every `npm` line in a fence, and the table of limits. Limits: prose is not understood, so a
 * number outside of the table is nobody's to check; do not write one.
 */
const guides = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'DECISIONS.md', 'lib/README.md']

describe('guides', () => {
  it.each(guides)('%s names only what exists', (guide) => {
    expect(checkGuide(guide, readSource(guide))).toEqual([])
  })

  it('ARCHITECTURE.md quotes the limits as they are [R88]', () => {
    const marked = /<!-- limits -->\n([\s\S]*?)\n<!-- \/limits -->/.exec(readSource('ARCHITECTURE.md'))?.[1]
    expect(marked).toBe(limitsTable())
  })

  it('fit on a few screens: lib/README.md on one', () => {
    // Nobody reads the limits from end to end either.
    const lines = (guide: string) =>
      readSource(guide)
        .replace(/<!-- limits -->[\s\S]*<!-- \/limits -->/, '')
        .split('\n').length
    expect(lines('lib/README.md')).toBeLessThanOrEqual(60)
    // Decisions are added and looked up, not read from end to end: short each, and as many as there are.
    const readWhole = guides.filter((guide) => guide !== 'DECISIONS.md')
    expect(Math.max(...readWhole.map(lines))).toBeLessThanOrEqual(300)
  })

  it('DECISIONS.md has short, dated entries of one form', () => {
    const entries = readSource('DECISIONS.md').split(/^## /m).slice(1)
    const odd = entries.filter((entry) => {
      const [title = '', ...body] = entry.trim().split('\n')
      const parts = ['Context', 'Decision', 'Consequences'].map((name) => entry.indexOf(`**${name}.**`))
      const isOrdered = parts.every((at, index) => at > (parts[index - 1] ?? 0))
      return !/^\d{4}-\d{2}-\d{2} \S/.test(title) || !isOrdered || body.filter(Boolean).length > 8
    })
    expect(odd).toEqual([])
    expect(entries.length).toBeGreaterThan(0)
  })

  it('are all listed here', () => {
    const found = fs.readdirSync(root).filter((name) => name.endsWith('.md'))
    expect(found.filter((name) => !guides.includes(name))).toEqual([])
    expect(fs.existsSync(path.join(root, 'docs'))).toBe(false)
  })
})

describe('this check', () => {
  it.each([
    'Run `npm run no-such-script`.',
    '```\nnpm ci && npm run no-such-script\n```',
    'See `lib/videos/no-such-file.ts`.',
    'See `lib/*/no-such-file.ts`.',
    'See `no-such-file.ts`.',
    'See [the file](lib/no-such-file.ts).',
    'Set `NO_SUCH_VARIABLE=1`.',
    'Call `GET /api/no-such-route`.',
    'Uses `@no-such/package`.',
  ])('refuses: %s', (markdown) => {
    expect(checkGuide('README.md', markdown)).toHaveLength(1)
  })

  it.each([
    'Run `npm test`, `npm ci` or `npm run demo`, set `PORT` or `DATABASE_URL=…`, see `lib/`, `lib/*/schema.ts` and `schema.ts`.',
    'An `Actor`, a `<verb>-<noun>.ts`, `application/json`, `next/headers`, `.data/`, `canX(actor, thing)`.',
    'Call `PATCH /api/videos/:videoId` or `/api/feed?cursor=`; [here](lib/core/errors.ts#L1).',
  ])('lets pass: %s', (markdown) => {
    expect(checkGuide('README.md', markdown)).toEqual([])
  })
})
