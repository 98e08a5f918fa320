import type { SendTools } from '@/components/upload/engine/send-part'
import { toPermission } from '@/components/upload/engine/signature-keeper'
import type { PartAnswer, PartRequest } from '@/components/upload/engine/transport'
import type { UploadRecipe } from '@/lib/storage/schema'
import type { UploadTicket } from '@/lib/videos/schema'

/** All that storage answers; the recipe asks for two fields of it. */
export const said = {
  public_id: 'v/1/abc',
  secure_url: 'https://media.test/v/1/abc.mp4',
  bytes: 25,
  etag: 'x',
}
export const receipt = { public_id: said.public_id, bytes: said.bytes }

const recipe: UploadRecipe = {
  kind: 'form',
  url: 'https://media.test/upload',
  fields: [
    ['api_key', 'key'],
    ['signature', 'first'],
  ],
  fileField: 'file',
  ok: [200],
  answer: { urlField: 'secure_url', receiptFields: ['public_id', 'bytes'] },
  chunk: { idHeader: 'X-Unique-Upload-Id', rangeHeader: 'Content-Range', minBytes: 4, bytes: 5 },
}

export function makeTicket(signature = 'first', expiresAtMs = 3_600_000): UploadTicket {
  const fields: [string, string][] = [
    ['api_key', 'key'],
    ['signature', signature],
  ]
  return {
    uploadId: '0190a000-0000-7000-8000-000000000001',
    key: 'v/1/abc',
    expiresAt: new Date(expiresAtMs).toISOString(),
    recipes: [{ ...recipe, fields }],
  }
}

export const makePermission = (signature = 'first', expiresAtMs = 3_600_000) =>
  toPermission(makeTicket(signature, expiresAtMs))

/** What one request looked like from the provider's side. */
export type Seen = {
  range: string | null
  uniqueId: string | null
  signature: string
  fieldOrder: string[]
  bytes: string
  request: PartRequest
}

async function look(request: PartRequest): Promise<Seen> {
  const headers = new Map(request.headers)
  const file = request.body.get('file')
  return {
    range: headers.get('Content-Range') ?? null,
    uniqueId: headers.get('X-Unique-Upload-Id') ?? null,
    signature: String(request.body.get('signature')),
    fieldOrder: [...request.body.keys()],
    bytes: file instanceof Blob ? await file.text() : '',
    request,
  }
}

export const answer = (status: number, body: unknown = {}, retryAfterSeconds: number | null = null) =>
  ({ status, text: JSON.stringify(body), retryAfterSeconds }) satisfies PartAnswer

type Reply = PartAnswer | Error

/** A provider that keeps a log and answers as told; without words it takes everything. */
export function makeProvider(
  reply: (seen: Seen, attempt: number) => Reply | Promise<Reply> = () => answer(200, said),
) {
  const seen: Seen[] = []
  const events: string[] = []
  const transport = async (request: PartRequest): Promise<PartAnswer> => {
    const one = await look(request)
    seen.push(one)
    events.push(`start ${one.range ?? 'whole'}`)
    request.signal.throwIfAborted()
    request.onSent(request.sliceBytes)
    const result = await reply(one, seen.length)
    events.push(`end ${one.range ?? 'whole'}`)
    if (result instanceof Error) throw result
    return result
  }
  return { seen, events, transport }
}

/** Sleeps are written down and take no time. */
export function makeTools(transport: SendTools['transport'], online = () => true) {
  const sleptMs: number[] = []
  const tools: SendTools = {
    transport,
    connectivity: { isOnline: online, onOnline: () => () => undefined },
    sleep: async (ms, signal) => {
      signal.throwIfAborted()
      sleptMs.push(ms)
    },
    now: () => 0,
    random: () => 0.5,
  }
  return { tools, sleptMs }
}
