import { UploadError } from '../engine/problem'
import { type Fingerprint, type TakeFingerprint, takeFingerprint } from '../keep/fingerprint'
import { runWorker, type StartWorker } from './run-worker'

/** Takes a fingerprint in a worker, or in this thread where none starts. */
export const makeFingerprintByWorker = (start: StartWorker): TakeFingerprint =>
  async function fingerprintByWorker(file) {
    const never = new AbortController().signal
    const outcome = await runWorker<Fingerprint>(
      start,
      { kind: 'fingerprint', file },
      never,
      (message, _, end) => {
        if (message.kind === 'fingerprint') end.resolve(message.fingerprint)
        else if (message.kind === 'failed') end.reject(new UploadError(message.problem))
      },
    )
    return outcome === 'no_worker' ? takeFingerprint(file) : outcome
  }
