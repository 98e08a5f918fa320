import { z } from 'zod'

const envelope = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

/** A refusal by the app, with its code from the one table. */
export class ApiRefusal extends Error {
  readonly code: string

  constructor(call: string, code: string, message: string) {
    super(`${call}: ${message} (${code})`)
    this.code = code
  }
}

export type ApiClient = { post(path: string, body: unknown): Promise<unknown> }

/** Talks to the running app as a browser would: JSON, the app's own Origin, and a jar of cookies. */
export function createApiClient(appOrigin: string): ApiClient {
  const jar = new Map<string, string>()
  return {
    async post(path, body) {
      const response = await fetch(new URL(path, appOrigin), {
        method: 'POST',
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
      const answer: unknown = await response.json()
      if (response.ok) return answer
      const refused = envelope.safeParse(answer)
      if (!refused.success) throw new Error(`${path}: status ${response.status}`)
      throw new ApiRefusal(path, refused.data.error.code, refused.data.error.message)
    },
  }
}
