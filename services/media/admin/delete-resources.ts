import type { ResourceType } from '../content/resource-type'
import { ProtocolError } from '../http/protocol-error'
import type { MediaContext } from '../media-context'

const maxIds = 100

async function chooseIds(
  context: MediaContext,
  resourceType: ResourceType,
  query: URLSearchParams,
): Promise<string[]> {
  const given = query.getAll('public_ids[]')
  const prefix = query.get('prefix')
  if (given.length > maxIds) throw new ProtocolError(400, `Only ${maxIds} public_ids can be deleted at once`)
  if (given.length > 0) return given
  if ((prefix === null || prefix === '') && query.get('all') !== 'true') {
    throw new ProtocolError(400, 'Missing required parameter - public_ids')
  }
  const assets = await context.store.list()
  return assets
    .filter((asset) => asset.resourceType === resourceType && asset.publicId.startsWith(prefix ?? ''))
    .map((asset) => asset.publicId)
}

async function deleteOne(
  context: MediaContext,
  key: { resourceType: ResourceType; publicId: string },
  keepsOriginal: boolean,
): Promise<boolean> {
  if (!keepsOriginal) return (await context.store.remove(key)) !== null
  const asset = await context.store.find(key)
  if (asset !== null) await context.store.removeDerived(asset)
  return asset !== null
}

export async function deleteResources(
  context: MediaContext,
  resourceType: ResourceType,
  query: URLSearchParams,
): Promise<Record<string, unknown>> {
  const keepsOriginal = query.get('keep_original') === 'true'
  const deleted: [string, string][] = []
  for (const publicId of await chooseIds(context, resourceType, query)) {
    const wasThere = await deleteOne(context, { resourceType, publicId }, keepsOriginal)
    deleted.push([publicId, wasThere ? 'deleted' : 'not_found'])
  }
  return { deleted: Object.fromEntries(deleted), partial: false }
}
