import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ClientAnswer, ClientTask, TaskDone } from './client-messages'

export interface UploadClient {
  run(task: ClientTask): Promise<TaskDone>
  stop(): void
}

export function startClient(): UploadClient {
  const child = fork(fileURLToPath(new URL('./client.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx')],
  })
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        const ended = (): void => reject(new Error('the client process ended'))
        child.once('exit', ended)
        child.once('message', (answer: ClientAnswer) => {
          child.off('exit', ended)
          if (answer.ok) resolve(answer.done)
          else reject(new Error(answer.message))
        })
        child.send(task)
      }),
    stop: () => child.disconnect(),
  }
}
