import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { typescriptArgs } from '@/services/process/typescript-args'

export type Asked = { id: number; what: 'refresh' | 'show'; token: string; times: number }
export type Told = { id: number; answers: { code: string; access: string; refresh: string }[] }

const worker = fileURLToPath(new URL('./app-worker.ts', import.meta.url))

/**
 * A second server: the use-cases in a Node process of their own, on the same Postgres and Redis.
 *
 * @param env what is different there, such as another secret, or `CLOCK_OFFSET_MS`
 */
export async function startAppProcess(env: Record<string, string> = {}) {
  const child = fork(worker, {
    execArgv: typescriptArgs(worker).slice(0, -1),
    env: { ...process.env, ...env },
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the other server ended: ${code}`)
  })
  ended.catch(() => {})
  await Promise.race([once(child, 'message'), ended])
  let lastId = 0
  const ask = async (what: Asked['what'], token: string, times: number): Promise<Told['answers']> => {
    lastId += 1
    const id = lastId
    child.send({ id, what, token, times } satisfies Asked)
    const heard = new Promise<Told['answers']>((resolve) => {
      const hear = (told: Told) => {
        if (told.id !== id) return
        child.off('message', hear)
        resolve(told.answers)
      }
      child.on('message', hear)
    })
    return Promise.race([heard, ended])
  }
  return {
    /** That many refreshes at once with one token. */
    refresh: (token: string, times = 1) => ask('refresh', token, times),
    /** Whether an access token opens anything there. */
    show: async (token: string) => (await ask('show', token, 1))[0]?.code,
    async stop() {
      child.kill()
      await ended.catch(() => {})
    },
  }
}
