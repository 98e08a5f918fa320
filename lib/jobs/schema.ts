import { z } from 'zod'

/** Work that was tried too often. */
export type GivenUpJob = {
  id: string
  /** The queue it comes from, such as `upload-sweep`. */
  job: string
  firstAt: string
  givenUpAt: string
  attempts: number
  /** What the last attempt failed with, in one line and without secrets. */
  reason: string
  /** The ids it is about, by name. */
  about: Record<string, string>
}

export type GivenUpPage = {
  items: GivenUpJob[]
  /** There are more than are listed. */
  hasMore: boolean
  /** Whether this server works on jobs. What is retried where none does waits. */
  isWorking: boolean
}

export const jobParams = z.object({ jobId: z.uuid() })
