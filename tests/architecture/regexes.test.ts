import { isSafe } from 'redos-detector'
import { describe, expect, it } from 'vitest'
import { codeTokens } from './source/tokens'
import { isCode, listFiles, readSource } from './source/tree'

/**
 * No pattern can be made slow by what it reads: none that backtracks without bound, which is also what makes a pattern
 * quadratic. Decided from the pattern, not by a clock. Limits: patterns put together at run time are not seen, nor those
 * inside packages.
 */
function slowPatterns(file: string, source: string): string[] {
  const literals = codeTokens(source).filter(({ kind }) => kind === 'regex')
  return literals.flatMap(({ text, line }) => {
    const end = text.lastIndexOf('/')
    const pattern = new RegExp(text.slice(1, end), text.slice(end + 1))
    const { safe, error } = isSafe(pattern)
    return safe ? [] : [`${file}:${line} ${text} (${error})`]
  })
}

const files = ['app', 'components', 'lib'].flatMap((folder) => listFiles(folder)).filter(isCode)

describe('regular expressions [R70]', () => {
  it('of the app are linear, whatever they are given', { timeout: 120_000 }, () => {
    expect(files.flatMap((file) => slowPatterns(file, readSource(file)))).toEqual([])
  })

  it.each(['/^(a+)+$/', '/^(\\w+\\s?)*$/', '/\\s+$/', '/(.*)=(.*)=/', '/(?:a|ab)*c/'])(
    'notice %s',
    (pattern) => {
      expect(slowPatterns('a.ts', `const slow = ${pattern}`)).toHaveLength(1)
    },
  )

  it('are all found, in arguments too', () => {
    expect(slowPatterns('a.ts', "text.replace(/ +$/, '')")).toHaveLength(1)
    expect(
      files.filter((file) => codeTokens(readSource(file)).some(({ kind }) => kind === 'regex')).length,
    ).toBeGreaterThan(10)
  })

  it('are made from text in one place, of constants', () => {
    const makes = (source: string) => {
      const tokens = codeTokens(source)
      return tokens.some(({ text }, at) => text === 'RegExp' && tokens[at + 1]?.text === '(')
    }
    expect(files.filter((file) => makes(readSource(file)))).toEqual(['lib/platform/redis.ts'])
    expect(makes("const p = new RegExp('a')")).toBe(true)
  })
})
