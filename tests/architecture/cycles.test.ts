import { describe, expect, it } from 'vitest'
import { type Modules, ownLinks, readModules, toModule } from './source/modules'

/** No file may reach itself. Types count: two files that need each other's types are one thought in two places. */
function findCycles(modules: Modules): string[] {
  const cycles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file)
    if (start >= 0) {
      cycles.push([...path.slice(start), file].join(' -> '))
      return
    }
    const module = modules.get(file)
    if (!module || done.has(file)) return
    for (const link of ownLinks(module)) visit(link.file, [...path, file])
    done.add(file)
  }
  for (const file of modules.keys()) visit(file, [])
  return cycles
}

describe('imports', () => {
  it('make no cycle', () => {
    expect(findCycles(readModules())).toEqual([])
  })

  it('would be caught making one, of one file or of three', () => {
    const files = {
      'lib/a.ts': "import type { B } from './b'",
      'lib/b.ts': "export * from './c'",
      'lib/c.ts': "await import('./a')",
      'lib/d.ts': "import './d'",
    }
    const modules = new Map(Object.entries(files).map(([path, source]) => [path, toModule(path, source)]))
    expect(findCycles(modules)).toEqual([
      'lib/a.ts -> lib/b.ts -> lib/c.ts -> lib/a.ts',
      'lib/d.ts -> lib/d.ts',
    ])
  })
})
