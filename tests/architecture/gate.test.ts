import { builtinModules } from 'node:module'
import { describe, expect, it } from 'vitest'
import { type Modules, reachable, readModules, toModule } from './source/modules'

/**
 * The gate runs on Node, as `proxy.ts` and on the edge (R92). What it reaches, types included, names no module of Node
 * and no package but these. That it also runs there is shown by tests/http/manifest.test.ts. Limits: globals such as
 * Buffer are not seen; an edge build warns of them.
 */
const runsAnywhere = new Set(['jose', 'next', 'zod'])
const ofNode = new Set(builtinModules)

function foreignPackages(modules: Modules, start: string): string[] {
  return [...reachable(modules, [start])].flatMap((file) =>
    (modules.get(file)?.links ?? []).flatMap(({ package: name, line }) =>
      name === null || runsAnywhere.has(name) ? [] : [`${file}:${line} ${name}`],
    ),
  )
}

describe('the gate [R92]', () => {
  const modules = readModules()

  it('reaches nothing that only Node has', () => {
    expect(reachable(modules, ['middleware.ts']).size).toBeGreaterThan(8)
    expect(foreignPackages(modules, 'middleware.ts')).toEqual([])
    expect([...runsAnywhere].filter((name) => ofNode.has(name))).toEqual([])
  })

  it.each(['node:crypto', 'fs', 'ioredis', '@prisma/client'])(
    'is refused %s, one step further too',
    (name) => {
      const sample: Modules = new Map(
        [
          ['middleware.ts', "import { gate } from '@/lib/auth/gate'"],
          ['lib/auth/gate.ts', "import './further'"],
          ['lib/auth/further.ts', `import '${name}'`],
        ].map(([file = '', source = '']) => [file, toModule(file, source)]),
      )
      expect(foreignPackages(sample, 'middleware.ts')).toHaveLength(1)
    },
  )
})
