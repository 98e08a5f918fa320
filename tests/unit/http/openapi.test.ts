import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { errorStatus } from '@/lib/core/errors'
import { openApiDocument, operations } from '@/lib/http/openapi'
import { codesOf, type Operation } from '@/lib/http/openapi/operation'
import { limits } from '@/lib/rate-limit/limits'
import { type RouteSpec, readRouteSpecs } from '../../architecture/source/route-specs'
import { readSource } from '../../architecture/source/tree'

/** As the file system writes it: `/api/videos/[videoId]`. */
const nameOf = ({ method, path }: Pick<Operation, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path.replaceAll('{', '[').replaceAll('}', ']')}`

/** Steps of OAuth between browsers and next-auth: a protocol of its own, not a call of the API. */
const isBrokered = ({ path }: RouteSpec): boolean => path.startsWith('/api/oauth/')

const specs = new Map(
  readRouteSpecs()
    .filter((spec) => !isBrokered(spec))
    .map((spec): [string, RouteSpec] => [`${spec.method} ${spec.path}`, spec]),
)

const response = z.looseObject({ description: z.string().min(1) })
const operationShape = z.looseObject({
  operationId: z.string().regex(/^[a-z]+[A-Z][A-Za-z0-9]*$/),
  summary: z.string().min(3),
  parameters: z.array(
    z.looseObject({
      name: z.string(),
      in: z.enum(['path', 'query']),
      required: z.boolean(),
      schema: z.looseObject({}),
    }),
  ),
  responses: z.record(z.string().regex(/^\d{3}$/), response),
})
const documentShape = z.looseObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operationShape),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
})

describe('the OpenAPI document', () => {
  it('lists every handler and nothing else', () => {
    expect(operations.map(nameOf).sort()).toEqual([...specs.keys()].sort())
  })

  it.each(operations.map((operation): [string, Operation] => [nameOf(operation), operation]))(
    'tells of %s what its route declares',
    (name, operation) => {
      const spec = specs.get(name)
      expect(operation.access).toBe(spec?.access)
      for (const key of ['body', 'params', 'query', 'limit'] as const)
        expect([key, operation[key] !== undefined]).toEqual([key, spec?.keys.includes(key)])
      expect(operation.skipsOriginCheck ?? false).toBe(spec?.keys.includes('skipOriginCheck'))
      const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
      expect(Object.keys(operation.params?.shape ?? {})).toEqual(inPath)
      expect(operation.limit === undefined || operation.limit in limits).toBe(true)
    },
  )

  it('is well-formed: version, operations, descriptions, unique ids, references that lead somewhere', () => {
    const { paths, components } = documentShape.parse(openApiDocument())
    const all = Object.values(paths).flatMap((methods) => Object.values(methods))
    expect(all).toHaveLength(operations.length)
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length)
    const text = JSON.stringify(openApiDocument())
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target = '']) => target)
    expect(references.length).toBeGreaterThan(20)
    const known = new Set(Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`))
    expect(references.filter((target) => !known.has(target))).toEqual([])
    expect(text).not.toContain('"$schema"')
  })

  it('names the licence that LICENSE gives', () => {
    const [first] = readSource('LICENSE').split('\n')
    const { license } = openApiDocument().info
    expect(first).toBe(`${license.name} License`)
    const { license: declared } = JSON.parse(readSource('package.json')) as { license: string }
    expect([license.name, license.identifier]).toEqual([declared, declared])
  })

  it('takes each refusal from the one table of errors', () => {
    const { paths } = documentShape.parse(openApiDocument())
    for (const operation of operations) {
      const responses = paths[operation.path]?.[operation.method]?.responses ?? {}
      const expected = [
        ...codesOf(operation).map((code) => errorStatus[code]),
        ...operation.success.map(({ status }) => status),
      ]
      expect(Object.keys(responses).map(Number).sort()).toEqual([...new Set(expected)].sort())
    }
  })

  it('shows what a client sends, not what a handler gets: defaults are optional', () => {
    const text = JSON.stringify(openApiDocument().paths['/api/auth/login'])
    expect(text).toContain('"required":["email","password"]')
    expect(text).toContain('"additionalProperties":false')
  })
})
