import { checkNotificationUrl } from '../webhooks/check-notification-url'
import type { UploadParams } from './parse-upload-params'

export function checkUrls(params: UploadParams, webhookHosts: readonly string[]): void {
  for (const url of [params.notificationUrl, params.eagerNotificationUrl]) {
    if (url !== null) checkNotificationUrl(url, webhookHosts)
  }
}
