import { randomInt } from 'node:crypto'
import { sessionCookies } from '@/lib/auth/cookies'
import { findAccountOfSession } from '@/lib/auth/repository'
import { startSession } from '@/lib/auth/start-session'
import { newId } from '@/lib/core/ids'
import type { App } from '../http/apps'
import { send } from '../http/send'
import { createViewer } from '../people'
import { playOf, reportOf } from '../watching'
import type { History } from './history'

const marks = ['like', 'save'] as const
export type CrowdMark = (typeof marks)[number]

export const wishName = (mark: CrowdMark, userId: string, videoId: string) => `${mark} ${userId} ${videoId}`

async function cookieOf(userId: string): Promise<string> {
  const account = (await findAccountOfSession(userId, ''))?.account
  if (!account) throw new Error('no account')
  const { pair } = await startSession(account, {
    remember: true,
    visitor: { ip: '192.0.2.1', userAgent: '', requestId: 'test' },
    presented: { access: null, refresh: null, device: null },
  })
  return sessionCookies(pair)
    .map(([, line]) => line.split(';', 1)[0])
    .join('; ')
}

const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T

/** Null when the connection ended without an answer. */
const statusOf = (answer: ReturnType<typeof send>): Promise<number | null> =>
  answer.then(
    ({ status }) => status,
    (error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error
      return null
    },
  )

/** People who like, keep and watch without a pause, each one thing at a time, and write down what they were told. */
export class Crowd {
  #people: { userId: string; cookie: string }[] = []
  /** Told without an answer: a browser tells these again, with the same names. */
  #untold: { videoId: string; playId: string; tabId: string }[] = []
  readonly #clips: readonly string[]
  readonly #history: History

  constructor(clips: readonly string[], history: History) {
    this.#clips = clips
    this.#history = history
  }

  async gather(count: number): Promise<void> {
    const people = await Promise.all(Array.from({ length: count }, createViewer))
    this.#people = people.map(({ userId }) => ({ userId, cookie: '' }))
    await this.renewSessions()
  }

  /** Access tokens end after minutes, and a long run does not. */
  async renewSessions(): Promise<void> {
    for (const person of this.#people) person.cookie = await cookieOf(person.userId)
  }

  async #watch(app: App): Promise<number | null> {
    const { videoId, playId, tabId } = this.#untold.shift() ?? {
      videoId: pick(this.#clips),
      playId: newId(),
      tabId: newId(),
    }
    const body = reportOf([playOf(videoId, { playId })], tabId)
    const status = await statusOf(send(app, { method: 'POST', path: '/api/views', body }))
    this.#history.notePlay(videoId, playId, status)
    if (status !== 204) this.#untold.push({ videoId, playId, tabId })
    return status
  }

  async #wish(app: App, { userId, cookie }: { userId: string; cookie: string }): Promise<number | null> {
    const [mark, videoId, on] = [pick(marks), pick(this.#clips), randomInt(5) < 3]
    const path = `/api/videos/${videoId}/${mark}`
    const status = await statusOf(send(app, { method: on ? 'PUT' : 'DELETE', path, cookie }))
    this.#history.noteWish(wishName(mark, userId, videoId), { on, status })
    return status
  }

  /** Until this server gives no answer any more. @param onAnswer after each one that it gave */
  async goOnUntilGone(app: App, onAnswer: () => void): Promise<void> {
    await Promise.all(
      this.#people.map(async (person) => {
        for (;;) {
          const status = await (randomInt(3) === 0 ? this.#watch(app) : this.#wish(app, person))
          if (status === null) return
          onAnswer()
        }
      }),
    )
  }

  /** What was never acknowledged, told once more to a server that stays. */
  async tellAgain(app: App): Promise<void> {
    for (let left = this.#untold.length; left > 0; left -= 1) await this.#watch(app)
  }
}
