import type { CheckTools } from '../checks/check-video'
import type { CaptureFrames } from '../cover/capture-frames'
import type { MakePlaceholder } from '../cover/make-placeholder'
import type { TakeFingerprint } from '../keep/fingerprint'
import type { Lanes } from './lanes'
import type { TransferTools } from './transfer'
import type { UploadApi } from './upload-api'

/** All that an upload needs of the world; tests bring their own. */
export type SessionTools = TransferTools &
  CheckTools & {
    api: UploadApi
    fingerprint: TakeFingerprint
    captureFrames: CaptureFrames
    makePlaceholder: MakePlaceholder
    lanes: Lanes
  }
