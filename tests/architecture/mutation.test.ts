import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pairs } from '../mutation/pairs'
import { listFiles } from './source/tree'

const sources = pairs.flatMap((pair) => pair.sources)
const tests = pairs.flatMap((pair) => pair.tests)

describe('the mutation run', () => {
  it('asks about every file of the folders it is about, once', () => {
    const files = ['lib/auth', 'lib/rate-limit'].flatMap((folder) => listFiles(folder))
    expect(sources.toSorted()).toEqual(files.filter((file) => file.endsWith('.ts')).toSorted())
  })

  it('has every file judged by tests that exist', () => {
    expect(tests.filter((test) => !fs.existsSync(test))).toEqual([])
    expect(pairs.filter((pair) => pair.tests.length === 0)).toEqual([])
  })
})
