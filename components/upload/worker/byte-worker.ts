import { browserConnectivity } from '../engine/connectivity'
import { wait } from '../engine/wait'
import { sendByXhr } from '../engine/xhr-transport'
import { takeFingerprint } from '../keep/fingerprint'
import type { FromWorker, ToWorker, WorkerLine } from './protocol'
import { serveSend } from './serve-send'

const post = (message: FromWorker) => postMessage(message)

const line: WorkerLine = {
  post,
  listen: (hear) => addEventListener('message', ({ data }: MessageEvent<ToWorker>) => hear(data)),
}

const tools = {
  transport: sendByXhr,
  connectivity: browserConnectivity,
  sleep: wait,
  now: () => performance.timeOrigin + performance.now(),
  random: Math.random,
}

// Reading, hashing and sending in a thread of their own: a form that stutters costs words, and the clocks of a page in
// the background are slowed down to one tick a minute, those of a worker are not.
line.listen((order) => {
  if (order.kind !== 'send' && order.kind !== 'fingerprint') return
  post({ kind: 'started' })
  if (order.kind === 'send') return void serveSend(order, line, tools)
  takeFingerprint(order.file).then(
    (fingerprint) => post({ kind: 'fingerprint', fingerprint }),
    () => post({ kind: 'failed', problem: { kind: 'file_gone' } }),
  )
})
