import { newId } from '@/lib/core/ids'

/** The module of the queue with a dead-letter queue that no other test file touches, for `vi.mock`. */
export function withOwnQueues<Module extends { queues: object }>(real: Module): Module {
  return { ...real, queues: { ...real.queues, givenUp: `given-up-${newId()}` } }
}
