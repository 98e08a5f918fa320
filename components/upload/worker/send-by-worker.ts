import { UploadError } from '../engine/problem'
import { type Delivered, type SendFile, type SendJob, sendRecipe } from '../engine/send-recipe'
import type { Permission } from '../engine/signature-keeper'
import type { Question, SendOrder } from './protocol'
import { runWorker, type StartWorker } from './run-worker'

async function answerFor({ ledger, signatures }: SendJob, question: Question): Promise<Permission | null> {
  if (question.kind === 'save') {
    for (const part of question.doneParts) ledger.doneParts.add(part)
    await ledger.save()
    return null
  }
  return (await signatures.replace(signatures.current())) ? signatures.current() : null
}

function toOrder({ file, fileName, signatures, ledger }: SendJob): SendOrder {
  return {
    kind: 'send',
    file,
    fileName,
    permission: signatures.current(),
    uniqueId: ledger.uniqueId,
    doneParts: [...ledger.doneParts],
    isKept: ledger.isKept,
  }
}

/** Sends in a worker, or in this thread where none starts or it breaks down: from the next part on, by the same code. */
export const makeSendByWorker = (start: StartWorker): SendFile =>
  async function sendByWorker(job) {
    const outcome = await runWorker<Delivered>(start, toOrder(job), job.signal, (message, worker, end) => {
      if (message.kind === 'progress') job.onProgress(message.sentBytes)
      else if (message.kind === 'connection') job.onConnection(message.connection)
      else if (message.kind === 'signature_good') job.signatures.markGood()
      else if (message.kind === 'ask')
        answerFor(job, message.question).then(
          (permission) => worker.post({ kind: 'answer', id: message.id, permission }),
          end.reject,
        )
      else if (message.kind === 'delivered') end.resolve(message.delivered)
      else if (message.kind === 'failed') end.reject(new UploadError(message.problem))
    })
    return outcome === 'no_worker' ? sendRecipe(job) : outcome
  }
