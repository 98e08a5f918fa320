import 'server-only'
import { z } from 'zod'
import { accountOperations } from './openapi/account-operations'
import { adminOperations } from './openapi/admin-operations'
import { analyticsOperations } from './openapi/analytics-operations'
import { answers } from './openapi/answers'
import { captionOperations } from './openapi/caption-operations'
import { commentOperations } from './openapi/comment-operations'
import { describeOperation } from './openapi/describe-operation'
import { engagementOperations } from './openapi/engagement-operations'
import { moderationOperations } from './openapi/moderation-operations'
import type { Operation } from './openapi/operation'
import { partnerOperations } from './openapi/partner-operations'
import { passkeyOperations } from './openapi/passkey-operations'
import { recoveryOperations } from './openapi/recovery-operations'
import { searchOperations } from './openapi/search-operations'
import { uploadOperations } from './openapi/upload-operations'
import { watchOperations } from './openapi/watch-operations'

/** Every call of the API but next-auth's own. */
export const operations: readonly Operation[] = [
  ...accountOperations,
  ...recoveryOperations,
  ...passkeyOperations,
  ...partnerOperations,
  ...uploadOperations,
  ...captionOperations,
  ...engagementOperations,
  ...commentOperations,
  ...watchOperations,
  ...searchOperations,
  ...analyticsOperations,
  ...adminOperations,
  ...moderationOperations,
]

function describeSchemas(): Record<string, unknown> {
  const named = Object.entries(answers).map(([name, schema]) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'output' })
    return [name, rest]
  })
  return Object.fromEntries(named)
}

function describePaths(): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) }
  return paths
}

const describeApi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Morsel',
    version: '1',
    description:
      'Cookies carry the session; bodies never carry a token. Unsafe methods need `Content-Type: application/json` and come from the same origin. Video bytes go from the browser to storage and never through here.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  paths: describePaths(),
  components: {
    schemas: describeSchemas(),
    securitySchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-at',
        description: 'The access token; named `at` where APP_ORIGIN is plain http on this computer.',
      },
    },
  },
})

let described: ReturnType<typeof describeApi> | undefined

/** The API as an OpenAPI 3.1 document, made from the very schemas that parse requests. */
export function openApiDocument(): ReturnType<typeof describeApi> {
  described ??= describeApi()
  return described
}
