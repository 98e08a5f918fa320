import type { CheckTools } from '../checks/check-video'
import type { CaptureFrames } from '../cover/capture-frames'
import type { SendTools } from '../engine/send-part'
import type { Lanes } from './lanes'
import type { UploadApi } from './upload-api'

/** All that an upload needs of the world; tests bring their own. */
export type SessionTools = SendTools &
  CheckTools & { api: UploadApi; captureFrames: CaptureFrames; lanes: Lanes }
