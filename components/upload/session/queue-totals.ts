import type { Phase, UploadSnapshot } from './snapshot'

/** The uploads of a tab, summed up for one calm line. */
export type Totals = {
  clips: number
  /** The server has them. */
  done: number
  /** Still to be sent, or on their way. */
  sending: number
  /** Wait for a person: for words, a decision, or help. */
  needPerson: number
  sentBytes: number
  totalBytes: number
  etaSeconds: number | null
}

type Item = { sizeBytes: number; snapshot: UploadSnapshot }

const toSend: readonly Phase[] = ['checking', 'preparing', 'waiting', 'uploading']
const withPerson: readonly Phase[] = ['failed', 'unusable', 'paused']
const withServer: readonly Phase[] = ['publishing', 'verifying', 'published']

const isDone = ({ phase }: UploadSnapshot) => phase === 'published' || phase === 'verifying'

function needsPerson({ phase, wish }: UploadSnapshot): boolean {
  return withPerson.includes(phase) || (wish === null && !withServer.includes(phase))
}

/** @returns what all of them come to; what cannot be used counts as a clip and not as bytes */
export function sumUp(items: readonly Item[]): Totals {
  const totals = { clips: items.length, done: 0, sending: 0, needPerson: 0, sentBytes: 0, totalBytes: 0 }
  let leftBytes = 0
  let bytesPerSecond: number | null = null
  for (const { sizeBytes, snapshot } of items) {
    const { phase, isStored, progress } = snapshot
    if (isDone(snapshot)) totals.done += 1
    if (needsPerson(snapshot)) totals.needPerson += 1
    if (phase === 'unusable') continue
    const sentBytes = isStored || isDone(snapshot) ? sizeBytes : Math.min(sizeBytes, progress.sentBytes)
    totals.sentBytes += sentBytes
    totals.totalBytes += sizeBytes
    if (!toSend.includes(phase)) continue
    totals.sending += 1
    leftBytes += sizeBytes - sentBytes
    if (phase === 'uploading') bytesPerSecond = progress.bytesPerSecond
  }
  return { ...totals, etaSeconds: bytesPerSecond ? leftBytes / bytesPerSecond : null }
}

/** Whether two sums say the same. */
export function isSameTotals(one: Totals, other: Totals): boolean {
  return Object.entries(one).every(([name, figure]) => other[name as keyof Totals] === figure)
}
