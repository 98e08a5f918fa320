import { randomBytes } from 'node:crypto'
import type { Asset } from '../assets/asset'
import { assetUrl, cloudUrl } from '../assets/asset-urls'
import { deriveFormat } from '../derive/derive-format'
import { ProtocolError } from '../http/protocol-error'
import type { MediaContext } from '../media-context'
import type { EagerVariant } from './parse-eager'

type Rendered = Record<string, unknown>

function renderVariant(context: MediaContext, asset: Asset, variant: EagerVariant): Rendered {
  const base = cloudUrl(context.origin, context.settings.account.cloudName)
  const format = variant.format ?? asset.format
  const url = assetUrl(base, asset, variant.segments.join('/'), format)
  return { transformation: variant.transformation, format, url, secure_url: url }
}

async function makeVariant(context: MediaContext, asset: Asset, variant: EagerVariant): Promise<Rendered> {
  const described = renderVariant(context, asset, variant)
  try {
    const wanted = { segments: variant.segments, format: variant.format ?? '' }
    const { sizeBytes } = await deriveFormat(context, asset, wanted)
    return { ...described, bytes: sizeBytes }
  } catch (error) {
    const reason = error instanceof ProtocolError ? error.message : 'The variant could not be made'
    return { ...described, status: 'failed', reason }
  }
}

/** Each variant says for itself whether it was made; a missing poster does not undo an upload. */
export function makeEager(
  context: MediaContext,
  asset: Asset,
  variants: EagerVariant[],
): Promise<Rendered[]> {
  return Promise.all(variants.map((variant) => makeVariant(context, asset, variant)))
}

export function promiseEager(
  context: MediaContext,
  asset: Asset,
  variants: EagerVariant[],
): { batchId: string; eager: Rendered[] } {
  const batchId = randomBytes(32).toString('hex')
  const pending = { status: 'processing', batch_id: batchId }
  return {
    batchId,
    eager: variants.map((variant) => ({ ...renderVariant(context, asset, variant), ...pending })),
  }
}
