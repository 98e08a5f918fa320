import { describe, expect, it } from 'vitest'
import { claimsIn, findClaims, idsIn } from '../requirements/find-claims'
import { renderTable } from '../requirements/render-table'
import { requirements, shownElsewhere } from '../requirements/requirements'
import { readSource } from './source/tree'

/**
 * Every requirement names the test that shows it, and the page that lists them is true. Limits: a test is believed what
 * its title says; whether it would fail is for whoever reviews it, and for the mutation run.
 */
const claims = findClaims()
const claimed = new Set(claims.flatMap(({ ids }) => ids))

describe('requirements', () => {
  it.each(Object.keys(requirements))('%s is shown by a test', (id) => {
    expect(claimed.has(id) || id in shownElsewhere, `no test has [${id}] in its title`).toBe(true)
  })

  it('named by tests all exist', () => {
    const unknown = claims.flatMap(({ file, ids }) =>
      ids.filter((id) => !(id in requirements) && !ofUploads(id)).map((id) => `${file}: ${id}`),
    )
    expect(unknown).toEqual([])
  })

  it('are listed as the tests have them: npm run requirements', () => {
    // Not toBe: the difference of two long tables helps nobody.
    expect(readSource('tests/requirements.md') === renderTable(claims)).toBe(true)
  })
})

/** Tested beside the uploads and not listed here. */
function ofUploads(id: string): boolean {
  const number = Number(id.slice(1))
  return number >= 75 && number <= 83
}

describe('this check', () => {
  it('reads lists and ranges in a title', () => {
    expect(idsIn('refuses none [R1]')).toEqual(['R1'])
    expect(idsIn('does two things (R1, R22)')).toEqual(['R1', 'R22'])
    expect(idsIn('covers [R1 to R3]')).toEqual(['R1', 'R2', 'R3'])
    expect(idsIn('R1 without brackets')).toEqual([])
  })

  it('believes titles and no comments', () => {
    const source = `
      // it('[R1]')
      const text = '[R2]'
      it('shows [R3]', () => {})
      it.each([1])('and %s [R4]', () => {})`
    expect(claimsIn('x.test.ts', source).flatMap(({ ids }) => ids)).toEqual(['R3', 'R4'])
  })
})
