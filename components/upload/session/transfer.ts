import { errorStatus } from '@/lib/core/errors'
import { newSecretId } from '@/lib/core/ids'
import type { PresignInput, UploadTicket } from '@/lib/videos/schema'
import { UploadError } from '../engine/problem'
import type { Connection, SendTools } from '../engine/send-part'
import { type Delivered, type SendLedger, sendRecipe } from '../engine/send-recipe'
import { keepSignature, type SignatureKeeper, toPermission } from '../engine/signature-keeper'
import { retryCall } from './retry-call'
import type { UploadApi } from './upload-api'

type TransferHooks = {
  signal: AbortSignal
  /** A ticket is there and bytes begin to move, from zero or from where the last run stopped. */
  onTicket: (start: 'fresh' | 'resumed') => void
  onProgress: (sentBytes: number) => void
  onConnection: (connection: Connection) => void
}

/** One file on its way to storage, together with its ticket. */
export type Transfer = {
  /** May be called again after a failure: goes on where a dropped connection left it, else starts anew. */
  run: (hooks: TransferHooks) => Promise<Delivered & { uploadId: string }>
  /** Gives the ticket back, and whatever was stored under it. */
  discard: () => void
}

/** Failures that say nothing against the ticket or what storage already holds under it. */
function isResumable(thrown: unknown): boolean {
  if (!(thrown instanceof UploadError)) return false
  const { problem } = thrown
  if (problem.kind === 'connection') return true
  if (problem.kind !== 'refused') return false
  const status = errorStatus[problem.code]
  return status === 401 || status === 429 || status >= 500
}

type Attempt = { ticket: UploadTicket; signatures: SignatureKeeper; ledger: SendLedger }

export function createTransfer(
  file: Blob,
  announcement: PresignInput,
  api: UploadApi,
  tools: SendTools,
): Transfer {
  let attempt: Attempt | null = null

  const begin = async (hooks: TransferHooks): Promise<Attempt> => {
    const { signal } = hooks
    const call = <Result>(run: () => Promise<Result>) => retryCall(run, tools, signal, hooks.onConnection)
    const ticket = await call(() => api.presign(announcement, signal))
    const renew = async () => toPermission(await call(() => api.renew(ticket.uploadId, signal)))
    return {
      ticket,
      signatures: keepSignature(toPermission(ticket), renew),
      // Random and not the ticket's id: storage does not sign this header, and ids are not secrets.
      ledger: { uniqueId: newSecretId(), doneParts: new Set() },
    }
  }

  const discard = () => {
    if (attempt) api.discard(attempt.ticket.uploadId)
    attempt = null
  }

  return {
    discard,
    async run(hooks) {
      const start = attempt ? 'resumed' : 'fresh'
      attempt ??= await begin(hooks)
      const { ticket, signatures, ledger } = attempt
      hooks.onTicket(start)
      try {
        const delivered = await sendRecipe({
          file,
          fileName: announcement.fileName,
          signatures,
          ledger,
          tools,
          ...hooks,
        })
        return { ...delivered, uploadId: ticket.uploadId }
      } catch (thrown) {
        if (!isResumable(thrown)) discard()
        throw thrown
      }
    },
  }
}
