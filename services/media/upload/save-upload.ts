import type { Asset } from '../assets/asset'
import { checkAllowedFormats } from '../content/check-allowed-formats'
import { inspectFile } from '../content/inspect-file'
import type { ResourceType } from '../content/resource-type'
import type { ReceivedFile } from '../http/receive-file'
import type { MediaContext } from '../media-context'
import { checkSize } from './check-size'
import { baseNameOf, choosePublicId } from './choose-public-id'
import type { UploadParams } from './parse-upload-params'

export interface PendingUpload {
  pathType: ResourceType | 'auto'
  params: UploadParams
  file: ReceivedFile
  /** Fixed by the first part of a chunked upload; null lets it be chosen now. */
  publicId: string | null
}

export interface SavedUpload {
  asset: Asset
  isExisting: boolean
}

/** Every refusal comes before the lock; inside it only the question whether the name is taken is asked again. */
export async function saveUpload(context: MediaContext, pending: PendingUpload): Promise<SavedUpload> {
  const { params, file, pathType } = pending
  const filename = params.filenameOverride ?? file.filename
  const namedId =
    pending.publicId ?? (params.publicId === null ? null : choosePublicId(params, filename, false))
  if (!params.overwrite && namedId !== null && pathType !== 'auto') {
    const existing = await context.store.find({ resourceType: pathType, publicId: namedId })
    if (existing !== null) return { asset: existing, isExisting: true }
  }
  const inspection = await context.inspectGate(() => inspectFile(file.path, file.sizeBytes, pathType))
  checkSize(file.sizeBytes, inspection.resourceType, context.settings)
  checkAllowedFormats(params.allowedFormats, inspection, filename)
  const publicId = namedId ?? choosePublicId(params, filename, inspection.resourceType === 'raw')
  const key = { resourceType: inspection.resourceType, publicId }
  return context.store.withLock(key, async () => {
    const existing = params.overwrite ? null : await context.store.find(key)
    if (existing !== null) return { asset: existing, isExisting: true }
    const labels = {
      assetFolder: params.assetFolder ?? params.folder,
      displayName: params.displayName ?? publicId.split('/').at(-1) ?? publicId,
      originalFilename: baseNameOf(filename),
    }
    const { tags, context: custom } = params
    const content = {
      format: inspection.format,
      facts: inspection.facts,
      bytes: file.sizeBytes,
      etag: file.md5,
    }
    const asset = await context.store.save(
      { ...key, ...labels, ...content, tags, context: custom },
      file.path,
    )
    return { asset, isExisting: false }
  })
}
