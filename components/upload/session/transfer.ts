import { errorStatus } from '@/lib/core/errors'
import { newSecretId } from '@/lib/core/ids'
import { minuteMs } from '@/lib/core/time'
import type { PresignInput, UploadTicket } from '@/lib/videos/schema'
import { planParts } from '../engine/plan-parts'
import { isAbort, UploadError } from '../engine/problem'
import type { Connection, SendTools } from '../engine/send-part'
import type { Delivered, SendFile, SendLedger } from '../engine/send-recipe'
import { keepSignature, type SignatureKeeper, toPermission } from '../engine/signature-keeper'
import { type Keeping, noKeeping } from '../keep/keeping'
import type { KeptAttempt } from '../keep/kept-upload'
import { retryCall } from './retry-call'
import type { UploadApi } from './upload-api'

/** With the one that sends: in a worker, or in this thread. */
export type TransferTools = SendTools & { send: SendFile }

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

/** Where an attempt is written down, so that another page can go on with it. */
export type AttemptKeep = {
  kept: KeptAttempt | null
  save: (attempt: KeptAttempt | null) => Promise<void>
}

/** With what an earlier page has left; null where nothing can be kept. */
export function keepAttempts(keeping: Keeping, kept: KeptAttempt | null): AttemptKeep | null {
  return keeping === noKeeping ? null : { kept, save: (attempt) => keeping.update({ attempt }) }
}

/** Failures that say nothing against the ticket or what storage already holds under it; a pause is one. */
function isResumable(thrown: unknown): boolean {
  if (isAbort(thrown)) return true
  if (!(thrown instanceof UploadError)) return false
  const { problem } = thrown
  if (problem.kind === 'connection') return true
  if (problem.kind !== 'refused') return false
  const status = errorStatus[problem.code]
  return status === 401 || status === 429 || status >= 500
}

/**
 * Storage answered, and does not know the parts it had acknowledged: it was emptied, or its patience with an unfinished
 * file ran out. A refusal of the clip itself looks the same, hence once only.
 */
function hasForgotten(thrown: unknown, { ledger, restarts }: Attempt): boolean {
  if (!(thrown instanceof UploadError) || restarts > 0 || ledger.doneParts.size === 0) return false
  return thrown.problem.kind === 'storage_refused' || thrown.problem.kind === 'storage_confused'
}

/** So close to its end a signature is not worth sending a part with. */
const agedMs = minuteMs

type Attempt = {
  ticket: UploadTicket
  signatures: SignatureKeeper
  ledger: SendLedger
  restarts: number
  start: 'fresh' | 'resumed'
}

export function createTransfer(
  file: Blob,
  announcement: PresignInput,
  api: UploadApi,
  tools: TransferTools,
  keep: AttemptKeep | null = null,
): Transfer {
  let attempt: Attempt | null = null
  let kept = keep?.kept ?? null

  const open = async (ticket: UploadTicket, from: KeptAttempt | null, hooks: TransferHooks) => {
    const renew = async () =>
      toPermission(
        await retryCall(
          () => api.renew(ticket.uploadId, hooks.signal),
          tools,
          hooks.signal,
          hooks.onConnection,
        ),
      )
    const permission = toPermission(ticket)
    const partBytes = planParts(file.size, permission.recipe.chunk)[0]?.endByte ?? 0
    const isUsable = from?.partBytes === partBytes
    // Random and not the ticket's id: storage does not sign this header, and ids are not secrets.
    const uniqueId = isUsable ? from.uniqueId : newSecretId()
    const doneParts = new Set(isUsable ? from.doneParts : [])
    const made: Attempt = {
      ticket,
      signatures: keepSignature(permission, renew),
      ledger: { uniqueId, doneParts, isKept: keep !== null, save: async () => undefined },
      restarts: from?.restarts ?? 0,
      start: isUsable ? 'resumed' : 'fresh',
    }
    if (keep) {
      const save = () =>
        keep.save({ ticket, uniqueId, partBytes, doneParts: [...doneParts], restarts: made.restarts })
      made.ledger.save = save
      await save()
    }
    return made
  }

  const begin = async (hooks: TransferHooks): Promise<Attempt> => {
    const { signal } = hooks
    const call = <Result>(run: () => Promise<Result>) => retryCall(run, tools, signal, hooks.onConnection)
    const from = kept
    // Whatever becomes of it: a second try after a refusal asks for a ticket of its own.
    if (!from) return open(await call(() => api.presign(announcement, signal)), null, hooks)
    const isAged = Date.parse(from.ticket.expiresAt) - tools.now() < agedMs
    try {
      const ticket = isAged ? await call(() => api.renew(from.ticket.uploadId, signal)) : from.ticket
      return await open(ticket, from, hooks)
    } catch (thrown) {
      if (!isResumable(thrown)) kept = null
      throw thrown
    }
  }

  const discard = () => {
    const ticket = attempt?.ticket ?? kept?.ticket
    if (ticket) api.discard(ticket.uploadId)
    attempt = null
    kept = null
    void keep?.save(null)
  }

  const startOver = async ({ ticket, restarts }: Attempt, hooks: TransferHooks): Promise<Attempt> => {
    const nothing = { ticket, uniqueId: newSecretId(), partBytes: 0, doneParts: [], restarts: restarts + 1 }
    return open(ticket, nothing, hooks)
  }

  const run = async (hooks: TransferHooks): Promise<Delivered & { uploadId: string }> => {
    attempt ??= await begin(hooks)
    const running = attempt
    hooks.onTicket(running.start)
    running.start = 'resumed'
    try {
      const { signatures, ledger, ticket } = running
      const { fileName } = announcement
      const delivered = await tools.send({ file, fileName, signatures, ledger, tools, ...hooks })
      return { ...delivered, uploadId: ticket.uploadId }
    } catch (thrown) {
      if (hasForgotten(thrown, running)) {
        attempt = await startOver(running, hooks)
        return run(hooks)
      }
      if (!isResumable(thrown)) discard()
      throw thrown
    }
  }

  return { run, discard }
}
