import { errorStatus } from '@/lib/core/errors'
import { backoffMs, maxFailures } from '../engine/backoff'
import { UploadError } from '../engine/problem'
import type { Connection, SendTools } from '../engine/send-part'
import { waitOrOnline } from '../engine/wait'

type CallTools = Pick<SendTools, 'connectivity' | 'sleep' | 'random'>

/** Ours being down or busy passes; a refusal, or "too many", is for the person to know. */
function isPassing({ problem }: UploadError): boolean {
  if (problem.kind === 'connection') return true
  return problem.kind === 'refused' && errorStatus[problem.code] >= 500
}

/** Calls the app server with the same patience as storage gets. Every call of an upload is safe to repeat. */
export async function retryCall<Result>(
  call: () => Promise<Result>,
  tools: CallTools,
  signal: AbortSignal,
  onConnection: (connection: Connection) => void,
): Promise<Result> {
  for (let failures = 1; ; failures += 1) {
    try {
      const result = await call()
      if (failures > 1) onConnection('steady')
      return result
    } catch (thrown) {
      signal.throwIfAborted()
      if (!(thrown instanceof UploadError) || !isPassing(thrown) || failures >= maxFailures) throw thrown
      onConnection(tools.connectivity.isOnline() ? 'retrying' : 'offline')
      await waitOrOnline(backoffMs(failures, tools.random), signal, tools.connectivity, tools.sleep)
    }
  }
}
