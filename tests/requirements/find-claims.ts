import { codeTokens } from '../architecture/source/tokens'
import { listFiles, readSource } from '../architecture/source/tree'

/** One test (or a whole `describe`) that says which requirements it shows. */
export type Claim = { file: string; title: string; ids: string[] }

const tag = /[[(](R\d+(?:[^\])]*?R\d+)*)[^\])]*[\])]/g

/** The requirement ids in a title: `[R15]`, `(R1, R2)`, `[R1 to R3]`. */
export function idsIn(title: string): string[] {
  return [...title.matchAll(tag)].flatMap(([whole]) => {
    const range = /R(\d+) to R(\d+)/.exec(whole)
    if (!range) return whole.match(/R\d+/g) ?? []
    const [from, until] = [Number(range[1]), Number(range[2])]
    return Array.from({ length: until - from + 1 }, (_, step) => `R${from + step}`)
  })
}

/** Titles are what a call begins with, or a row of `each`; a comment that mentions a number claims nothing. */
export function claimsIn(file: string, source: string): Claim[] {
  const tokens = codeTokens(source)
  return tokens.flatMap(({ kind, text }, at) => {
    const title = text.replaceAll("\\'", "'")
    const ids = kind === 'string' && /^[(,[]$/.test(tokens[at - 1]?.text ?? '') ? idsIn(title) : []
    return ids.length > 0 ? [{ file, title, ids }] : []
  })
}

/** Its samples are no claims. */
const ownTest = 'tests/architecture/requirements.test.ts'

/** Every claim of every test, in the order of the files. */
export function findClaims(): Claim[] {
  return listFiles('tests')
    .filter((file) => /\.(?:test|spec)\.ts$/.test(file) && file !== ownTest)
    .sort()
    .flatMap((file) => claimsIn(file, readSource(file)))
}
