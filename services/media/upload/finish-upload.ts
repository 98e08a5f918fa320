import type { Asset } from '../assets/asset'
import type { MediaContext } from '../media-context'
import type { SignatureAlgorithm } from '../signature/sign-string'
import { noticeOf } from '../webhooks/notice-of'
import type { EagerVariant } from './parse-eager'
import type { UploadParams } from './parse-upload-params'
import { renderUpload } from './render-upload'
import { makeEager, promiseEager } from './run-eager'
import type { SavedUpload } from './save-upload'

type Answer = Record<string, unknown>

export interface UploadPlan {
  params: UploadParams
  variants: EagerVariant[]
  algorithm: SignatureAlgorithm
}

async function makeLater(
  context: MediaContext,
  asset: Asset,
  plan: UploadPlan,
  batchId: string,
): Promise<void> {
  const eager = await makeEager(context, asset, plan.variants)
  const url = plan.params.eagerNotificationUrl ?? plan.params.notificationUrl
  const { assetId, publicId, resourceType, version } = asset
  const named = {
    asset_id: assetId,
    public_id: publicId,
    resource_type: resourceType,
    version,
    type: 'upload',
  }
  if (url !== null) context.notifier.send(url, noticeOf('eager', { ...named, batch_id: batchId, eager }))
}

export async function answerEager(context: MediaContext, asset: Asset, plan: UploadPlan): Promise<Answer> {
  if (plan.variants.length === 0) return {}
  if (!plan.params.eagerAsync) return { eager: await makeEager(context, asset, plan.variants) }
  const { batchId, eager } = promiseEager(context, asset, plan.variants)
  void makeLater(context, asset, plan, batchId)
  return { eager, batch_id: batchId }
}

/** What follows once the bytes are safe: variants, the webhook, the answer. An existing asset is only shown again. */
export async function finishUpload(
  context: MediaContext,
  saved: SavedUpload,
  plan: UploadPlan,
): Promise<Answer> {
  const answer = renderUpload(context, saved.asset, plan.algorithm)
  if (saved.isExisting) return { ...answer, existing: true }
  const whole = { ...answer, ...(await answerEager(context, saved.asset, plan)) }
  const url = plan.params.notificationUrl
  if (url !== null) context.notifier.send(url, noticeOf('upload', whole))
  return { ...whole, api_key: context.settings.account.apiKey }
}
