import { describe, expect, it } from 'vitest'
import { isCode, listFiles, readSource } from './source/tree'

/**
 * What must not be among the first scripts of the feed is loaded with `import()`. Limits: types are free, since nothing is
 * left of them; what a lazy file is bundled with is for `npm run bench:first-load` to see.
 */
const lazyParts = [
  ...['open-stream', 'player-sheets', 'seek-bar', 'stay-awake'].map((name) => `@/components/player/${name}`),
  ...['feed-end', 'place-over-reload', 'why-panel'].map((name) => `@/components/feed/${name}`),
]

const staticImport = (specifier: string): RegExp =>
  new RegExp(
    `^import (?!type )[^('"]*?from '${specifier}'|^import '${specifier}'|^export .*from '${specifier}'`,
    'm',
  )

const offenders = (sources: [file: string, source: string][]): string[] =>
  sources.flatMap(([file, source]) =>
    lazyParts.filter((part) => staticImport(part).test(source)).map((part) => `${file} imports ${part}`),
  )

describe('parts that come after the first frame', () => {
  it('are imported statically by nobody', () => {
    const files = listFiles('components').filter(isCode)
    expect(offenders(files.map((file) => [file, readSource(file)]))).toEqual([])
    const [part] = lazyParts
    expect(offenders([['a.ts', `import { openStream } from '${part}'`]])).toHaveLength(1)
    expect(offenders([['a.ts', `import {\n  openStream,\n} from '${part}'`]])).toHaveLength(1)
    expect(offenders([['a.ts', `export { openStream } from '${part}'`]])).toHaveLength(1)
  })

  it('may be imported as types, and when they are needed', () => {
    const [part] = lazyParts
    const fine = `import type { Stream } from '${part}'\nconst { openStream } = await import('${part}')`
    expect(offenders([['a.ts', fine]])).toEqual([])
    const files = listFiles('components').filter(isCode)
    for (const name of lazyParts)
      expect(files.some((file) => readSource(file).includes(`import('${name}')`))).toBe(true)
  })
})
