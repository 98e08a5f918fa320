import 'server-only'
import { z } from 'zod'
import { type ErrorCode, errorStatus } from '@/lib/core/errors'
import { codesOf, type Operation } from './operation'

type Json = Record<string, unknown>

const json = (schema: unknown): Json => ({ 'application/json': { schema } })
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** As JSON Schema, of what a client sends: before defaults and transformations. */
function ofInput(schema: z.ZodType): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}

function parametersIn(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = ofInput(schema) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: value,
  }))
}

function requestBody({ body, rawBody }: Operation): Json {
  if (body) return { requestBody: { required: true, content: json(ofInput(body)) } }
  return rawBody ? { requestBody: { required: true, description: rawBody, content: json({}) } } : {}
}

function successes({ success }: Operation): Json {
  const entries = success.map(({ status, answer, text, when, setsCookies }) => [
    String(status),
    {
      description: when,
      ...(setsCookies ? { headers: { 'Set-Cookie': { schema: { type: 'string' } } } } : {}),
      ...(answer ? { content: json(ref(answer)) } : {}),
      ...(text ? { content: { [text]: { schema: { type: 'string' } } } } : {}),
    },
  ])
  return Object.fromEntries(entries)
}

const mayRetry = new Set([429, 503])

/** One response for each status, naming the codes that share it. */
function refusals(operation: Operation): Json {
  const byStatus = Map.groupBy(codesOf(operation), (code: ErrorCode) => errorStatus[code])
  const entries = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `\`${code}\``).join(', '),
      ...(mayRetry.has(status) ? { headers: { 'Retry-After': { schema: { type: 'integer' } } } } : {}),
      content: json(ref('Error')),
    },
  ])
  return Object.fromEntries(entries)
}

const security: Record<Operation['access'], Json[]> = {
  public: [],
  optional: [{}, { session: [] }],
  session: [{ session: [] }],
  partner: [{ session: [] }],
  admin: [{ session: [] }],
}

/** One operation as OpenAPI writes it. */
export function describeOperation(operation: Operation): Json {
  const { access, params, query, summary, method, path } = operation
  const words = path.replace(/^\/api\//, '').split(/[^A-Za-z0-9]+/)
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return {
    operationId: method + name,
    tags: [words[0]],
    summary,
    ...(access === 'partner' || access === 'admin' ? { description: `For ${access}s only.` } : {}),
    security: security[access],
    parameters: [...parametersIn('path', params), ...parametersIn('query', query)],
    ...requestBody(operation),
    // A probe answers 503 in its own words, so what succeeds is written over what refuses.
    responses: { ...refusals(operation), ...successes(operation) },
  }
}
