import type { ResourceType } from '../content/resource-type'
import { ProtocolError } from '../http/protocol-error'
import type { MediaContext } from '../media-context'
import { renderListed } from './render-resource'

const defaultPageSize = 10
const maxPageSize = 500

function pageSizeOf(text: string | null): number {
  if (text === null || text === '') return defaultPageSize
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > maxPageSize) {
    throw new ProtocolError(400, `Invalid value ${text.slice(0, 40)} for parameter max_results`)
  }
  return Number(text)
}

/** The cursor is the last id of the page, wrapped, because ids sort the same however many assets come and go. */
function readCursor(cursor: string | null): string {
  return cursor === null ? '' : Buffer.from(cursor, 'base64url').toString('utf8')
}

export async function listResources(
  context: MediaContext,
  resourceType: ResourceType,
  query: URLSearchParams,
): Promise<Record<string, unknown>> {
  const pageSize = pageSizeOf(query.get('max_results'))
  const prefix = query.get('prefix') ?? ''
  const after = readCursor(query.get('next_cursor'))
  const wanted = new Set(query.getAll('public_ids[]'))
  const matching = (await context.store.list())
    .filter((asset) => asset.resourceType === resourceType && asset.publicId.startsWith(prefix))
    .filter((asset) => wanted.size === 0 || wanted.has(asset.publicId))
    .filter((asset) => asset.publicId > after)
    .sort((a, b) => (a.publicId < b.publicId ? -1 : 1))
  const page = matching.slice(0, pageSize)
  const last = page.at(-1)
  const isMore = matching.length > page.length && last !== undefined
  const parts = { tags: query.get('tags') === 'true', context: query.get('context') === 'true' }
  return {
    resources: page.map((asset) => renderListed(context, asset, parts)),
    ...(isMore ? { next_cursor: Buffer.from(last.publicId).toString('base64url') } : {}),
  }
}
