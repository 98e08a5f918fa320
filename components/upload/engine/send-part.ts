import { secondMs } from '@/lib/core/time'
import { backoffMs, maxFailures } from './backoff'
import type { Connectivity } from './connectivity'
import { judgeAnswer, refusalReason } from './judge-answer'
import { contentRange, type Part } from './plan-parts'
import { UploadError } from './problem'
import type { Permission, SignatureKeeper } from './signature-keeper'
import { ConnectionLost, type PartAnswer, type Transport } from './transport'
import { type Wait, waitOrOnline } from './wait'

export type Connection = 'steady' | 'retrying' | 'offline'

/** The outside world, so that tests can bring their own. */
export type SendTools = {
  transport: Transport
  connectivity: Connectivity
  sleep: Wait
  now: () => number
  random: () => number
}

export type PartContext = {
  file: Blob
  fileName: string
  uniqueId: string
  whole: boolean
  signatures: SignatureKeeper
  tools: SendTools
  onSent: (sentBytes: number) => void
  onConnection: (connection: Connection) => void
}

/** Some systems never say that the network is back: look again by ourselves now and then. */
const offlineProbeMs = 30 * secondMs

function post(part: Part, context: PartContext, { recipe }: Permission, signal: AbortSignal) {
  const { file, whole, uniqueId, onSent, onConnection } = context
  const body = new FormData()
  for (const [name, value] of recipe.fields) body.append(name, value)
  body.append(recipe.fileField, file.slice(part.startByte, part.endByte), context.fileName)
  const { idHeader, rangeHeader } = recipe.chunk
  return context.tools.transport({
    url: recipe.url,
    headers: whole ? [] : [[idHeader, uniqueId], [rangeHeader, contentRange(part, file.size)]], // biome-ignore format: pairs
    body,
    sliceBytes: part.endByte - part.startByte,
    signal,
    onSent: (sentBytes) => {
      if (sentBytes > 0) onConnection('steady')
      onSent(sentBytes)
    },
  })
}

/** A file that was moved or changed on disk looks like a network error to the browser, for ever. */
async function requireReadable(file: Blob, part: Part): Promise<void> {
  try {
    await file.slice(part.startByte, part.startByte + 1).arrayBuffer()
  } catch (cause) {
    throw new UploadError({ kind: 'file_gone' }, cause)
  }
}

async function pause(context: PartContext, failures: number, answer: PartAnswer | null, signal: AbortSignal) {
  const { connectivity, sleep, random } = context.tools
  const online = connectivity.isOnline()
  context.onConnection(online ? 'retrying' : 'offline')
  const ms = online ? backoffMs(failures, random, answer?.retryAfterSeconds ?? null) : offlineProbeMs
  await waitOrOnline(ms, signal, connectivity, sleep)
}

/** Sends one part until storage takes it, refuses it, or patience ends. Time spent offline is not counted. */
export async function sendPart(part: Part, context: PartContext, signal: AbortSignal): Promise<PartAnswer> {
  const { signatures, tools } = context
  let failures = 0
  for (;;) {
    signal.throwIfAborted()
    const permission = signatures.current()
    context.onSent(0)
    const answer = await post(part, context, permission, signal).catch((thrown: unknown) => {
      if (thrown instanceof ConnectionLost) return null
      throw thrown
    })
    const expired = tools.now() >= permission.expiresAtMs
    const verdict = answer ? judgeAnswer(answer, permission.recipe.ok, expired) : 'retry'
    if (answer && verdict === 'accepted') {
      signatures.markGood()
      context.onConnection('steady')
      context.onSent(part.endByte - part.startByte)
      return answer
    }
    if (verdict === 'stale' && (await signatures.replace(permission))) continue
    if (answer && verdict !== 'retry')
      throw new UploadError({ kind: 'storage_refused', reason: refusalReason(answer.text) })

    await requireReadable(context.file, part)
    if (answer || tools.connectivity.isOnline()) failures += 1
    if (failures >= maxFailures) throw new UploadError({ kind: 'connection' })
    await pause(context, failures, answer, signal)
  }
}
