import { Agent, get } from 'node:http'

/** Twelve a second: of a busy machine's share, the measuring must not be the most. */
const everyMs = 80

export interface FeedSampler {
  /** @returns how long each answer took, from when it was due to its last byte; infinite where it was no feed */
  stop(): Promise<number[]>
}

function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      response.resume()
      response.once('error', () => resolve(0))
      response.once('end', () => resolve(response.statusCode ?? 0))
    }).once('error', () => resolve(0))
  })
}

/**
 * Asks for the feed at a fixed rate, whether or not the last answer is there: whoever waits for it would ask less often just when
 * the server is slow, and see little of it.
 */
export function sampleFeed(appOrigin: string): FeedSampler {
  const agent = new Agent({ keepAlive: false })
  const answers: Promise<number>[] = []
  const startedMs = performance.now()
  const ask = async (dueMs: number): Promise<number> => {
    const status = await statusOf(`${appOrigin}/api/feed`, agent)
    return status === 200 ? performance.now() - dueMs : Number.POSITIVE_INFINITY
  }
  const timer = setInterval(() => {
    // A late timer makes up for what it missed.
    for (let dueMs = startedMs + answers.length * everyMs; dueMs <= performance.now(); dueMs += everyMs)
      answers.push(ask(dueMs))
  }, everyMs / 4)
  return {
    stop: () => {
      clearInterval(timer)
      return Promise.all(answers).finally(() => agent.destroy())
    },
  }
}
