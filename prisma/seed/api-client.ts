import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const answerMs = 30_000
/** 202 means that storage could not be asked yet; the same call again finds out, and is safe to repeat. */
const acceptedStatus = 202
const maxTries = 30
const tryAgainMs = 1_000

const envelope = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

type Call = (path: string, body: unknown) => Promise<unknown>
export type ApiClient = { post: Call; put: Call; patch: Call }

/** `fetch` alone waits for ever, and a seed that hangs says nothing: this one gives up and names the call. */
export async function fetchWithin(
  limitMs: number,
  what: string,
  url: URL | string,
  init: RequestInit,
): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(limitMs) })
  } catch (cause) {
    throw new Error(`${what}: no answer`, { cause })
  }
}

/** Talks to the running app as a browser would: JSON, the app's own Origin, and a jar of cookies. */
export function createApiClient(
  appOrigin: string,
  pause: (ms: number) => Promise<unknown> = sleep,
): ApiClient {
  const jar = new Map<string, string>()

  async function send(method: string, path: string, body: unknown): Promise<Response> {
    const response = await fetchWithin(answerMs, path, new URL(path, appOrigin), {
      method,
      headers: {
        'Content-Type': 'application/json',
        Origin: appOrigin,
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: JSON.stringify(body),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name !== undefined && value !== undefined) jar.set(name, value)
    }
    return response
  }

  const calling =
    (method: 'POST' | 'PUT' | 'PATCH'): Call =>
    async (path, body) => {
      let response = await send(method, path, body)
      for (let tries = 1; response.status === acceptedStatus; tries += 1) {
        if (tries >= maxTries) throw new Error(`${path}: accepted but not done after ${maxTries} tries`)
        // Read to its end, or the connection would stay taken.
        await response.text()
        await pause(tryAgainMs)
        response = await send(method, path, body)
      }
      const answer: unknown = await response.json()
      if (response.ok) return answer
      const refused = envelope.safeParse(answer)
      if (!refused.success) throw new Error(`${path}: status ${response.status}`)
      const { code, message } = refused.data.error
      throw new Error(`${path}: ${message} (${code})`)
    }
  return { post: calling('POST'), put: calling('PUT'), patch: calling('PATCH') }
}
