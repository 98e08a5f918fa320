import { registerHooks } from 'node:module'
import type { Asked, Told } from './app-process'

/** As in tests/vitest.config.ts: the marker throws outside a server bundle. */
registerHooks({
  resolve: (name, context, next) =>
    name === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(name, context),
})

/** Before anything reads it: a server whose clock is wrong. */
const offsetMs = Number(process.env.CLOCK_OFFSET_MS ?? 0)
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given: ConstructorParameters<DateConstructor> | []) {
    if (given.length === 0) super(RealDate.now() + offsetMs)
    else super(...given)
  }
  static override now = () => RealDate.now() + offsetMs
} as DateConstructor

const { refreshSession } = await import('@/lib/auth/refresh-session')
const { findActor } = await import('@/lib/auth/session')
const { AppError } = await import('@/lib/core/errors')
const visitor = { ip: '192.0.2.7', userAgent: '', requestId: 'worker' }

const outcomes: Record<Asked['what'], (token: string) => Promise<Told['answers'][number]>> = {
  refresh: async (token) => {
    const { pair } = await refreshSession(token, visitor)
    return { code: 'ok', access: pair.accessToken, refresh: pair.refreshToken }
  },
  show: async (token) => {
    const actor = await findActor(new Headers({ cookie: `at=${token}` }))
    return { code: actor ? 'ok' : 'nobody', access: '', refresh: '' }
  },
}

process.on('message', async ({ id, what, token, times }: Asked) => {
  const once = () =>
    outcomes[what](token).catch((error: unknown) => ({
      code: error instanceof AppError ? error.code : String(error),
      access: '',
      refresh: '',
    }))
  const answers = await Promise.all(Array.from({ length: times }, once))
  process.send?.({ id, answers } satisfies Told)
})
process.send?.({ id: 0, answers: [] } satisfies Told)
