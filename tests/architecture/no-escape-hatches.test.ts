import { describe, expect, it } from 'vitest'
import { findEscapeHatches } from './source/escape-hatches'
import { isCode, listFiles, readSource } from './source/tree'

/**
 * Biome refuses most of these where they stand; this refuses to have Biome or the compiler silenced. Limits: a double
 * cast (`as unknown as T`) passes, it is needed once at the edge of a library; so does a test that leaves itself out at
 * run time.
 */
const files = listFiles().filter(isCode)

describe('the code', () => {
  it('takes no way around the rules', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap((file) => findEscapeHatches(file, readSource(file)))).toEqual([])
  })
})

// Written in two halves so that this file does not find itself.
const later = 'TO' + 'DO'

describe('this check', () => {
  it.each([
    ['lib/a.ts', 'const x = y as any'],
    ['lib/a.ts', 'function f(x: any) {}'],
    ['lib/a.ts', 'let x: Array<any>'],
    ['lib/a.ts', 'const x = y!.z'],
    ['lib/a.ts', 'const x = f(y)!'.concat('\nconst z = 1')],
    ['lib/a.ts', 'const x = y[0]! as string'],
    ['lib/a.ts', 'class A { b!: string }'],
    ['lib/a.ts', '// @ts-ig'.concat('nore')],
    ['lib/a.ts', '// @ts-expect-error\nf()'],
    ['lib/a.ts', '// biome-ig'.concat('nore lint/a/b:\nf()')],
    ['lib/a.ts', `/* ${later}: later */`],
    ['lib/a.ts', "console.log('x')"],
    ['lib/a/repository.ts', 'db().$queryRawUnsafe(text)'],
    ['lib/a/repository.ts', 'const order = Prisma.raw(text)'],
    ['tests/unit/a.test.ts', "it.only('x', () => {})"],
    ['tests/unit/a.test.ts', "describe.skip('x', () => {})"],
    ['tests/e2e/a.spec.ts', 'await page.waitForTimeout(100)'],
  ])('refuses in %s: %s', (file, source) => {
    expect(findEscapeHatches(file, source)).toHaveLength(1)
  })

  it.each([
    ['lib/a.ts', 'const x = !y && !z.length && a !== b'],
    ['lib/a.ts', "if (!seen) throw new Error('any! console.log'); expect.any(String)"],
    ['components/a.tsx', '<p>Saved! Is there any more? Done!</p>'],
    ['lib/a.ts', '// biome-ig'.concat('nore lint/a/b: the library is typed so')],
    ['services/a.ts', "console.log('x')"],
    ['lib/a.ts', '// todo lists are fine'],
  ])('lets pass in %s: %s', (file, source) => {
    expect(findEscapeHatches(file, source)).toEqual([])
  })
})
