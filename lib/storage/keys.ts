import 'server-only'
import { newSecretId } from '@/lib/core/ids'
import type { AssetKind } from './port'

const folders: Record<AssetKind, string> = { video: 'v', cover: 'c', avatar: 'a' }

/**
 * The storage key of a new ticket: `morsel/{v|c|a}/{owner}/{128 random bits}`, both in base64url. Made of our own ids only, so
 * that nothing a client wrote can reach a path, a signature or an extension.
 */
export function newStorageKey(kind: AssetKind, ownerId: string): string {
  // The random half of a UUIDv7: a folder to find a partner's files in, and no proof of anything.
  const owner = Buffer.from(ownerId.replaceAll('-', '').slice(16), 'hex').toString('base64url')
  return `morsel/${folders[kind]}/${owner}/${newSecretId()}`
}
