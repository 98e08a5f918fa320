import type { UploadRecipe } from '@/lib/storage/schema'
import { planParts } from './plan-parts'
import { UploadError } from './problem'
import { createProgressMeter } from './progress'
import { runInOrder } from './run-in-order'
import { type Connection, type SendTools, sendPart } from './send-part'
import type { SignatureKeeper } from './signature-keeper'
import type { PartAnswer } from './transport'

/** What storage said at the end; the server compares it and trusts none of it. */
export type Delivered = { url: string; receipt: Record<string, unknown> }

/** What a second run needs to go on where the first one stopped. */
export type SendLedger = {
  uniqueId: string
  doneParts: Set<number>
  /** Whether it outlives the page. */
  isKept: boolean
  /** Resolves when `doneParts` is where a crash cannot reach it, or at once where nothing is kept. */
  save: () => Promise<void>
}

export type SendJob = {
  file: Blob
  fileName: string
  signatures: SignatureKeeper
  ledger: SendLedger
  tools: SendTools
  signal: AbortSignal
  onProgress: (sentBytes: number) => void
  onConnection: (connection: Connection) => void
}

/** Sends a job to its end, in whatever thread. */
export type SendFile = (job: SendJob) => Promise<Delivered>

/** More lanes do not make an uplink wider; two or three hide the round trip between parts. */
const fastLanes = 3
/** What is on its way when the browser dies must go again: with a ledger that outlives it, that is one part at most. */
const safeLanes = 1

function readReceipt(answer: PartAnswer, { urlField, receiptFields }: UploadRecipe['answer']): Delivered {
  try {
    const said: unknown = JSON.parse(answer.text)
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) {
      const record = { ...said } as Record<string, unknown>
      const url = record[urlField]
      const receipt = Object.fromEntries(receiptFields.map((name) => [name, record[name]]))
      if (typeof url === 'string') return { url, receipt }
    }
  } catch {
    // An answer that is no JSON is treated like one that has no address.
  }
  // Storage took the last part and still has no file: a part is missing on its side, so all must go again.
  throw new UploadError({ kind: 'storage_confused' })
}

/**
 * Follows a `form` recipe to the end: whole or in parts, first part first, last part last. Parts that the ledger
 * knows as done are not sent again, the last one apart: its answer is the receipt.
 */
export async function sendRecipe(job: SendJob): Promise<Delivered> {
  const { file, ledger, signal } = job
  const parts = planParts(file.size, job.signatures.current().recipe.chunk)
  const meter = createProgressMeter(file.size, job.onProgress)
  const lastIndex = parts.length - 1
  const todo = parts.filter(({ index }) => index === lastIndex || !ledger.doneParts.has(index))
  for (const part of parts) if (!todo.includes(part)) meter.setPart(part.index, part.endByte - part.startByte)

  const send = async (part: (typeof parts)[number], partSignal: AbortSignal) => {
    const answer = await sendPart(
      part,
      {
        ...job,
        uniqueId: ledger.uniqueId,
        whole: parts.length === 1,
        onSent: (sentBytes) => meter.setPart(part.index, sentBytes),
      },
      partSignal,
    )
    if (part.index !== lastIndex) {
      ledger.doneParts.add(part.index)
      // Waited for, or a crash during the next part would cost this one too.
      await ledger.save()
    }
    return answer
  }
  const answer = await runInOrder(todo, ledger.isKept ? safeLanes : fastLanes, signal, send)
  return readReceipt(answer, job.signatures.current().recipe.answer)
}
