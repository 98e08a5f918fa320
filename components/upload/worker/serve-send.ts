import { toProblem } from '../engine/problem'
import type { SendTools } from '../engine/send-part'
import { type SendLedger, sendRecipe } from '../engine/send-recipe'
import type { Permission, SignatureKeeper } from '../engine/signature-keeper'
import type { FromWorker, Question, SendOrder, ToWorker, WorkerLine } from './protocol'

type Ask = (question: Question) => Promise<Permission | null>

/** The page's signatures, seen from the worker: it renews them, for only it has the cookies. */
function borrowSignatures(first: Permission, ask: Ask, post: (message: FromWorker) => void): SignatureKeeper {
  let permission = first
  let running: Promise<boolean> | null = null
  const renew = async () => {
    const fresh = await ask({ kind: 'replace_signature' })
    if (fresh) permission = fresh
    return fresh !== null
  }
  return {
    current: () => permission,
    markGood: () => post({ kind: 'signature_good' }),
    async replace(refused) {
      if (refused !== permission) return true
      running ??= renew().finally(() => {
        running = null
      })
      return running
    },
  }
}

/**
 * Follows an order to its end in this thread and says on the line how it goes. Never rejects: a failure is the last
 * message. Nothing stops it from within; its thread is ended.
 */
export async function serveSend(
  order: SendOrder,
  { post, listen }: WorkerLine,
  tools: SendTools,
): Promise<void> {
  const waiting = new Map<number, (permission: Permission | null) => void>()
  let lastId = 0
  const ask: Ask = (question) => {
    const { promise, resolve } = Promise.withResolvers<Permission | null>()
    lastId += 1
    waiting.set(lastId, resolve)
    post({ kind: 'ask', id: lastId, question })
    return promise
  }
  listen((message: ToWorker) => {
    if (message.kind !== 'answer') return
    waiting.get(message.id)?.(message.permission)
    waiting.delete(message.id)
  })
  const doneParts = new Set(order.doneParts)
  const ledger: SendLedger = {
    uniqueId: order.uniqueId,
    doneParts,
    isKept: order.isKept,
    save: async () => void (await ask({ kind: 'save', doneParts: [...doneParts] })),
  }
  try {
    const delivered = await sendRecipe({
      file: order.file,
      fileName: order.fileName,
      signatures: borrowSignatures(order.permission, ask, post),
      ledger,
      tools,
      signal: new AbortController().signal,
      onProgress: (sentBytes) => post({ kind: 'progress', sentBytes }),
      onConnection: (connection) => post({ kind: 'connection', connection }),
    })
    post({ kind: 'delivered', delivered })
  } catch (thrown) {
    post({ kind: 'failed', problem: toProblem(thrown) })
  }
}
