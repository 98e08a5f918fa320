import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { AppError } from '@/lib/core/errors'
import { canRunJobs } from './policy'
import { jobQueue, queues } from './queue'

/** Beyond this it takes another click: one statement must not hold the table for long. */
const atOnce = 1_000

type Boss = Awaited<ReturnType<typeof jobQueue>>

/**
 * Puts jobs back into their own queues, with all their attempts. Where a job about the same thing waits there already, the library
 * leaves the old one behind as failed; its work is on its way, so it is forgotten.
 *
 * @returns how many are on their way; the others come from a queue that is no more
 */
async function redrive(boss: Boss, ids: string[]): Promise<number> {
  // One that was left behind by somebody who stopped half-way is taken along.
  await boss.retry(queues.givenUp, ids)
  await boss.redrive(queues.givenUp, { ids, limit: atOnce })
  const wanted = new Set(ids)
  const left = (await boss.findJobs(queues.givenUp, { limit: atOnce })).filter(({ id }) => wanted.has(id))
  const doubled = left.filter(({ state }) => state === 'failed').map(({ id }) => id)
  if (doubled.length > 0) await boss.deleteJob(queues.givenUp, doubled)
  return ids.length - left.length + doubled.length
}

/**
 * Has one job tried again. Two admins at once, or one who clicks twice, start it once.
 *
 * @returns how many: 0 when its queue is no more
 * @throws AppError `forbidden`, `not_found` when it is not on the list (any more)
 */
export async function retryGivenUp(actor: Actor, jobId: string): Promise<number> {
  if (!canRunJobs(actor)) throw new AppError('forbidden')
  const boss = await jobQueue()
  const [job] = await boss.findJobs(queues.givenUp, { id: jobId })
  if (!job) throw new AppError('not_found', { message: 'That job is not on the list any more.' })
  return redrive(boss, [jobId])
}

/**
 * Has everything tried again that is on the list now.
 *
 * @returns how many
 * @throws AppError `forbidden`
 */
export async function retryAllGivenUp(actor: Actor): Promise<number> {
  if (!canRunJobs(actor)) throw new AppError('forbidden')
  const boss = await jobQueue()
  const ids = (await boss.findJobs(queues.givenUp, { limit: atOnce })).map(({ id }) => id)
  return ids.length === 0 ? 0 : redrive(boss, ids)
}
