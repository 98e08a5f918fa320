import 'server-only'
import { newSecretId } from '@/lib/core/ids'
import type { AssetKind } from './port'

const folders: Record<AssetKind, string> = { video: 'v', cover: 'c', avatar: 'a' }

/**
 * The storage key of a new ticket: `morsel/{v|c|a}/{ownerId}/{128 random bits}`. Made of our own ids only, so that
 * nothing a client wrote can reach a path, a signature or an extension.
 */
export function newStorageKey(kind: AssetKind, ownerId: string): string {
  return `morsel/${folders[kind]}/${ownerId}/${newSecretId()}`
}
