import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '@/lib/http/openapi'
import type { Operation } from '@/lib/http/openapi/operation'

/**
 * What the API takes, read from the very schemas that parse requests. Limits: what a schema says with `refine` is seen by
 * trying, one field at a time.
 */
type Shape = {
  type?: string
  properties?: Record<string, Shape>
  additionalProperties?: unknown
  items?: Shape
  maxItems?: number
}

const named = (operation: Operation) => `${operation.method.toUpperCase()} ${operation.path}`
const shapeOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape

const taking = (part: 'body' | 'query' | 'params') =>
  operations.flatMap((operation): [string, z.ZodType][] => {
    const schema = operation[part]
    return schema ? [[named(operation), schema]] : []
  })

/** Every path to a text in a body, and a body that holds nothing but too long a one there. */
function tooLong({ properties = {} }: Shape, above: string[] = []): { path: string[]; body: unknown }[] {
  return Object.entries(properties).flatMap(([name, shape]) => {
    const path = [...above, name]
    if (shape.type === 'object') return tooLong(shape, path)
    if (shape.type !== 'string') return []
    const body = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), 'x'.repeat(10_000))
    return [{ path, body }]
  })
}

describe('schemas [R70]', () => {
  it.each([...taking('body'), ...taking('query')])(
    'of %s refuse a field that nobody asked for [R58]',
    (_, schema) => {
      expect(shapeOf(schema).additionalProperties).toBe(false)
      const { error } = schema.safeParse({ __proto__: null, isAdmin: true })
      expect(error?.issues.map(({ code }) => code)).toContain('unrecognized_keys')
    },
  )

  it.each(taking('body'))('of %s know the end of every text and list', (_, schema) => {
    const shape = shapeOf(schema)
    for (const { path, body } of tooLong(shape)) {
      const found = schema.safeParse(body).error?.issues.map((issue) => issue.path.join('.'))
      expect([path, found]).toEqual([path, expect.arrayContaining([path.join('.')])])
    }
    const lists = JSON.stringify(shape).match(/"type":"array"/g)?.length ?? 0
    expect(JSON.stringify(shape).match(/"maxItems":/g)?.length ?? 0).toBe(lists)
  })

  it('are looked at by the checks above', () => {
    expect(taking('body').length).toBeGreaterThan(8)
    const loose = z.object({ a: z.string(), b: z.object({ c: z.string().max(5) }) })
    expect(shapeOf(loose).additionalProperties).not.toBe(false)
    const found = tooLong(shapeOf(loose)).map(({ path, body }) => [
      path.join('.'),
      loose.safeParse(body).error?.issues.map((issue) => issue.path.join('.')),
    ])
    expect(found).toEqual([
      ['a', ['b']],
      ['b.c', ['a', 'b.c']],
    ])
  })
})
