import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { typescriptArgs } from '@/services/process/typescript-args'

const worker = fileURLToPath(new URL('./drain-worker.ts', import.meta.url))

/** A process that drains views without a pause, on the Postgres and Redis of this one; it works when this resolves. */
export async function startDrainer() {
  const child = fork(worker, { execArgv: typescriptArgs(worker).slice(0, -1) })
  await once(child, 'message')
  return {
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
