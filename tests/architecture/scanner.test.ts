import { describe, expect, it } from 'vitest'
import { readImports } from './source/read-imports'
import { codeTokens } from './source/tokens'
import { isCode, listFiles, readSource } from './source/tree'

/** Every other test here stands on this scanner. Its limits are told in source/tokens.ts and source/read-imports.ts. */
const specifiers = (source: string) => readImports(source).map(({ specifier }) => specifier)

describe('imports', () => {
  it.each([
    ["import a from 'x'", ['default']],
    ["import a, { b, type C, d as e } from 'x'", ['default', 'b', 'C', 'd']],
    ["import type { A } from 'x'", ['A']],
    ["import * as a from 'x'", ['*']],
    ["export * from 'x'", ['*']],
    ["export { a as b } from 'x'", ['a']],
    ["export type { A } from 'x'", ['A']],
    ["import 'x'", []],
    ["import {\n  a,\n  // b,\n} from 'x'", ['a']],
    ["const a = await import('x')", ['*']],
    ["type A = import('x').B", ['*']],
    ["const a = require('x')", ['*']],
  ])('are read with their names: %s', (source, names) => {
    expect(readImports(source)).toEqual([{ specifier: 'x', names, line: source.split('\n').length }])
  })

  it.each([
    "// import 'x'",
    "/* import a from 'x' */",
    'const text = "import a from \'x\'"',
    "const text = `import a from 'x'`",
    "const pattern = /import a from 'x'/",
    'import.meta.url',
    "loader.import('x')",
    "export const from = 'x'",
    "export function from() { return 'x' }",
  ])('are not seen where there are none: %s', (source) => {
    expect(specifiers(source)).toEqual([])
  })

  it.each([
    ['a template and what is put into it', ['const a = `$', "{ {b: `}`} }'`\nimport 'x'"].join('')],
    ['a regular expression with quotes', "const a = s.replace(/['\"`]/g, '')\nimport 'x'"],
    ['a division', "const a = b / c; const d = e / f\nimport 'x'"],
    ['a closing tag and an apostrophe', "const a = <p>Don't</p>\nimport 'x'"],
    ['a tag that closes itself', "const a = <img alt='' />\nimport 'x'"],
  ])('are found after %s', (_, source) => {
    expect(specifiers(source)).toEqual(['x'])
  })

  it('are at least those that a plain search finds', () => {
    const plain = /^(?:import|export|\})[^'"\n]* from '([^'\n]+)'$|^import '([^'\n]+)'$/gm
    const files = listFiles().filter((file) => isCode(file) && !file.startsWith('tests/architecture/'))
    const missed = files.flatMap((file) => {
      const source = readSource(file)
      const seen = new Set(specifiers(source))
      const found = [...source.matchAll(plain)].map(([, from, only]) => from ?? only ?? '')
      return found.filter((specifier) => !seen.has(specifier)).map((specifier) => `${file}: ${specifier}`)
    })
    expect(missed).toEqual([])
  })
})

describe('tokens', () => {
  it('keep their lines', () => {
    const tokens = codeTokens(['a\n/* 1\n2 */ b\n`x\n$', "{c}\ny` d\n'e'"].join(''))
    expect(tokens.filter(({ kind }) => kind === 'word').map(({ text, line }) => [text, line])).toEqual([
      ['a', 1],
      ['b', 3],
      ['c', 5],
      ['d', 6],
    ])
  })
})
