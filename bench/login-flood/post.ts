import { Agent, request } from 'node:http'

/** One connection a try: people do not share one. */
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
let tries = 0

/** Every try from an address of its own, so that the limits of an address shield no hash. */
function nextAddress(): string {
  tries += 1
  return `10.${tries >> 16}.${(tries >> 8) & 255}.${tries & 255}`
}

export function post(
  appOrigin: string,
  path: string,
  body: object,
): Promise<{ status: number; retryAfterMs: number }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-For': nextAddress(),
      Origin: appOrigin,
    }
    const sent = request(new URL(path, appOrigin), { agent, method: 'POST', headers }, (response) => {
      response.resume()
      response.once('error', reject)
      response.once('end', () => {
        const retryAfterMs = Number(response.headers['retry-after'] ?? 0) * 1_000
        resolve({ status: response.statusCode ?? 0, retryAfterMs })
      })
    })
    sent.once('error', reject)
    sent.end(JSON.stringify(body))
  })
}
