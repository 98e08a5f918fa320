import { describe, expect, it } from 'vitest'
import { listFiles, readSource } from './source/tree'

/**
 * What blurs that which is behind it is drawn anew for every frame of a clip: with it, a sheet over the feed cost a
 * hundred times as much to draw without a graphics card. A large blur of a picture costs a second of processor a slide.
 * Limits: names as Tailwind and CSS write them; what a script sets is not seen.
 */
const costly = /backdrop-(?:blur|filter|brightness|saturate)|-webkit-backdrop|blur-[23]xl/

describe('painting', () => {
  it('never waits for what is behind it', () => {
    const files = ['app', 'components'].flatMap((folder) => listFiles(folder))
    expect(files.filter((file) => file.endsWith('.tsx')).length).toBeGreaterThan(50)
    expect(files.filter((file) => /\.(?:tsx?|css)$/.test(file) && costly.test(readSource(file)))).toEqual([])
    expect('bg-paper/90 backdrop-blur-md').toMatch(costly)
    expect('scale-125 blur-3xl').toMatch(costly)
    expect('::backdrop { color: red }').not.toMatch(costly)
  })
})
