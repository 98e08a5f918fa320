import { inspectMedia } from '../checks/inspect-media'
import { captureFrames } from '../cover/capture-frames'
import { makePlaceholder } from '../cover/make-placeholder'
import { browserConnectivity } from '../engine/connectivity'
import { wait } from '../engine/wait'
import { sendByXhr } from '../engine/xhr-transport'
import { makeFingerprintByWorker } from '../worker/fingerprint-by-worker'
import { startByteWorker } from '../worker/run-worker'
import { makeSendByWorker } from '../worker/send-by-worker'
import { makeLanes } from './lanes'
import type { SessionTools } from './session-tools'
import { uploadApi } from './upload-api'

export const browserTools: SessionTools = {
  api: uploadApi,
  send: makeSendByWorker(startByteWorker),
  fingerprint: makeFingerprintByWorker(startByteWorker),
  // For the page itself, where no worker starts.
  transport: sendByXhr,
  connectivity: browserConnectivity,
  sleep: wait,
  // Unix time that a corrected clock cannot turn back: it is compared with expiries and measures speed.
  now: () => performance.timeOrigin + performance.now(),
  random: Math.random,
  inspect: inspectMedia,
  captureFrames,
  makePlaceholder,
  lanes: makeLanes(),
  canPlay: (type) => document.createElement('video').canPlayType(type) !== '',
}
