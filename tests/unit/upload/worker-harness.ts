import type { SendTools } from '@/components/upload/engine/send-part'
import type { FromWorker, ToWorker, WorkerLine } from '@/components/upload/worker/protocol'
import type { StartWorker } from '@/components/upload/worker/run-worker'
import { serveSend } from '@/components/upload/worker/serve-send'

type Serve = (order: ToWorker, line: WorkerLine) => void

/** A worker without a thread: messages are copied as between threads, arrive later, and stop when it is ended. */
export function makeWorker(serve: Serve) {
  const nothing: () => void = () => undefined
  const log = { started: 0, ended: 0, toPage: [] as FromWorker[], break: nothing }
  const start: StartWorker = () => {
    log.started += 1
    let isEnded = false
    const inWorker: ((message: ToWorker) => void)[] = []
    const inPage: ((message: FromWorker) => void)[] = []
    const deliver = <Message>(message: Message, hear: ((message: Message) => void)[]) => {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        if (!isEnded) for (const one of hear) one(copy)
      })
    }
    const line: WorkerLine = {
      post: (message) => {
        if (!isEnded) log.toPage.push(message)
        deliver(message, inPage)
      },
      listen: (hear) => inWorker.push(hear),
    }
    line.listen((order) => serve(order, line))
    return {
      post: (message) => deliver(message, inWorker),
      listen: (hear) => inPage.push(hear),
      onBroken: (hear) => {
        log.break = hear
      },
      end: () => {
        isEnded = true
        log.ended += 1
      },
    }
  }
  return { start, log }
}

/** A worker that sends, in its own world. */
export const makeSender = (tools: SendTools) =>
  makeWorker((order, line) => {
    if (order.kind !== 'send') return
    line.post({ kind: 'started' })
    void serveSend(order, line, tools)
  })
