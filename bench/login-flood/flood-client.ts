// The people who sign in, in a process of their own: it is busy while the feed is measured, and must not delay the clock.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answers, FloodTask, Person } from './messages'
import { post } from './post'

/** Every fourth knows no account: that must cost and take the same. */
const strangerEvery = 4

let isLeaving = false
let answers: Answers = {}
let crowd: Promise<unknown> = Promise.resolve()

async function signIn(appOrigin: string, person: Person, number: number, attempt: number): Promise<void> {
  const email = number % strangerEvery === 0 ? `stranger-${number}-${attempt}@example.com` : person.email
  const { status, retryAfterMs } = await post(appOrigin, '/api/auth/login', { ...person, email })
  answers[status] = (answers[status] ?? 0) + 1
  // As the form does: nobody who is asked to wait hammers on.
  if (retryAfterMs > 0) await sleep(retryAfterMs)
}

/** @returns settles when everybody was answered once */
async function arrive(appOrigin: string, people: readonly Person[]): Promise<void> {
  isLeaving = false
  const first = people.map((person, number) => signIn(appOrigin, person, number, Date.now()))
  crowd = Promise.all(
    people.map(async (person, number) => {
      await first[number]
      while (!isLeaving) await signIn(appOrigin, person, number, Date.now())
    }),
  )
  await Promise.all(first)
}

async function register(appOrigin: string, people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const account = { ...person, displayName: 'Somebody', role: 'viewer' }
    const { status } = await post(appOrigin, '/api/auth/register', account)
    if (status !== 201) throw new Error(`register: ${status}`)
  }
}

async function run({ kind, appOrigin, people }: FloodTask): Promise<Answers> {
  if (kind === 'register') await register(appOrigin, people)
  if (kind === 'arrive') await arrive(appOrigin, people)
  if (kind === 'leave') {
    isLeaving = true
    await crowd
  }
  const since = answers
  answers = {}
  return since
}

process.on('message', (task: FloodTask) => {
  run(task).then(
    (found) => process.send?.(found),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.once('disconnect', () => process.exit())
