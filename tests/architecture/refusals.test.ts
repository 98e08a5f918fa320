import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { describedStatuses, refusalsOf, testFileOf } from './source/refusals'
import { type RouteSpec, readRouteFile, readRouteSpecs } from './source/route-specs'
import { root } from './source/tree'

/**
 * Every refusal that a handler can give has a test, and `ls tests/api` shows which are missing. The statuses follow
 * from access, body, params and limit in `route({ … })`. Limits: refusals that a use-case adds (409, a 422 of its own)
 * are not derived, and a test is counted by its title, not by what it asserts.
 */
const specs = readRouteSpecs()

function missing(spec: RouteSpec): string[] {
  const file = testFileOf(spec)
  const absolute = path.join(root, file)
  const source = fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8') : null
  if (source === null) return [`${file} does not exist`]
  const found = new Set(describedStatuses(source))
  return refusalsOf(spec)
    .filter((status) => !found.has(status))
    .map((status) => `${file} lacks describe('${status} …')`)
}

describe('handlers', () => {
  it('are all made by route(), which says what they ask for', () => {
    expect(specs.length).toBeGreaterThan(8)
    expect(specs.filter(({ access }) => access === null)).toEqual([])
  })

  it.each(specs.map((spec): [string, RouteSpec] => [`${spec.method} ${spec.path}`, spec]))(
    '%s has a test for each refusal',
    (_, spec) => {
      expect(missing(spec)).toEqual([])
    },
  )
})

describe('this check', () => {
  const source = `
    const limit = { name: 'video.write', by: 'user' } as const
    export const PATCH = route({
      access: 'partner', limit, params: z.object({ body: z.uuid() }), body: editInput,
      handle: async ({ actor, query }) => json(200, { limit: actor }),
    })
    export const GET = route({ access: 'public', handle: async () => json(200, { body: 1, limit: 2 }) })
    export async function POST() { return new Response() }`
  const [patch, get, post] = readRouteFile('app/api/videos/[videoId]/route.ts', source)

  it('reads only the top of the object', () => {
    expect(patch && refusalsOf(patch)).toEqual([401, 403, 404, 413, 415, 422, 429])
    expect(get && refusalsOf(get)).toEqual([])
    expect(post).toMatchObject({ method: 'POST', access: null })
  })

  it('names the test file', () => {
    expect(patch && testFileOf(patch)).toBe('tests/api/patch-videos-video-id.test.ts')
  })

  it('counts a describe with a test in it and nothing else', () => {
    const test = `
      describe('401 without a session', () => { it('refuses', () => {}) })
      describe('429', () => {})
      // describe('403', () => { it('x') })
      describe('not a status 422', () => { it('x') })`
    expect(describedStatuses(test)).toEqual([401])
  })
})
