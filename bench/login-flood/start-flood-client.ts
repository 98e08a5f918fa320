import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answers, FloodTask } from './messages'

export interface FloodClient {
  run(task: FloodTask): Promise<Answers>
  stop(): void
}

export function startFloodClient(): FloodClient {
  const child = fork(fileURLToPath(new URL('./flood-client.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx')],
  })
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        const ended = (): void => reject(new Error('the client process ended'))
        child.once('exit', ended)
        child.once('message', (answer: Answers) => {
          child.off('exit', ended)
          resolve(answer)
        })
        child.send(task)
      }),
    stop: () => child.disconnect(),
  }
}
