import { ProtocolError } from '../http/protocol-error'
import type { Params } from '../signature/string-to-sign'
import { parseContext } from './parse-context'

/**
 * Parameters outside this list (eval, moderation, transformation, ...) are signed and accepted but have no effect here:
 * storage.md marks what they enforce as unproven, and running an uploader's JavaScript is no business of a laptop.
 */
export interface UploadParams {
  publicId: string | null
  folder: string
  assetFolder: string | null
  displayName: string | null
  overwrite: boolean
  allowedFormats: string
  useFilename: boolean
  uniqueFilename: boolean
  filenameOverride: string | null
  tags: string[]
  context: Record<string, string>
  notificationUrl: string | null
  eager: string | null
  eagerAsync: boolean
  eagerNotificationUrl: string | null
}

function textOf(params: Params, name: string): string | null {
  const text = params.get(name)
  return text === undefined || text === '' ? null : text
}

function flagOf(params: Params, name: string, fallback: boolean): boolean {
  const text = textOf(params, name)
  if (text === null) return fallback
  return text === 'true' || text === '1'
}

function parseTags(text: string | null): string[] {
  const tags = (text ?? '').split(',').map((tag) => tag.trim())
  return [...new Set(tags.filter((tag) => tag !== ''))]
}

/** Private and authenticated assets need signed delivery URLs: storing them and then showing them to all would lie. */
export function checkDeliveryType(params: Params): void {
  const type = textOf(params, 'type') ?? 'upload'
  if (type !== 'upload') throw new ProtocolError(400, `Invalid value ${type.slice(0, 40)} for parameter type`)
}

export function parseUploadParams(params: Params): UploadParams {
  checkDeliveryType(params)
  return {
    publicId: textOf(params, 'public_id'),
    folder: (textOf(params, 'folder') ?? '').replace(/^\/+|\/+$/g, ''),
    assetFolder: textOf(params, 'asset_folder'),
    displayName: textOf(params, 'display_name'),
    overwrite: flagOf(params, 'overwrite', true),
    allowedFormats: textOf(params, 'allowed_formats') ?? '',
    useFilename: flagOf(params, 'use_filename', false),
    uniqueFilename: flagOf(params, 'unique_filename', true),
    filenameOverride: textOf(params, 'filename_override'),
    tags: parseTags(textOf(params, 'tags')),
    context: parseContext(textOf(params, 'context') ?? ''),
    notificationUrl: textOf(params, 'notification_url'),
    eager: textOf(params, 'eager'),
    eagerAsync: flagOf(params, 'eager_async', false),
    eagerNotificationUrl: textOf(params, 'eager_notification_url'),
  }
}
