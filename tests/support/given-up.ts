import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { registerSomeone } from './accounts'

/** Somebody with the role, as an operator's command gives it. */
export async function registerAdmin() {
  const account = await registerSomeone()
  await db().user.update({ where: { id: account.user.id }, data: { role: 'ADMIN' } })
  return account
}

/** Jobs that fail for good, each in a queue of its own, as a worker leaves them. */
export async function createHopelessQueue() {
  const { jobQueue, queues } = await import('@/lib/jobs/queue')
  const boss = await jobQueue()
  const name = `hopeless-${newId()}`
  await boss.createQueue(queues.givenUp)
  await boss.createQueue(name, { policy: 'exclusive', deadLetter: queues.givenUp, retryLimit: 0 })
  return {
    name,
    waiting: () => boss.findJobs<{ uploadId: string }>(name, { queued: true }),
    listed: () => boss.findJobs<{ uploadId: string }>(queues.givenUp),
    send: (uploadId: string) => boss.send(name, { uploadId }, { singletonKey: uploadId }),
    remove: () => boss.deleteQueue(name),
    async giveUpOn(uploadId: string, error: Error) {
      await boss.send(name, { uploadId, note: 'not an id' }, { singletonKey: uploadId })
      const [job] = await boss.fetch(name)
      if (!job) throw new Error('nothing to fail')
      await boss.fail(name, job.id, { name: error.name, message: error.message, stack: String(error.stack) })
    },
  }
}
