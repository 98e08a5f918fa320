import http from 'node:http'
import https from 'node:https'

interface NoticeOptions {
  headers: Record<string, string>
  signal: AbortSignal
}

/**
 * Posts once; true when the receiver took it. Redirects are not followed: one could lead off this machine after the
 * address was checked. Not `fetch`, which adds a browser's headers: what a notice costs its receiver is measured.
 */
export function postNotice(url: string, body: string, { headers, signal }: NoticeOptions): Promise<boolean> {
  const { request } = url.startsWith('https:') ? https : http
  return new Promise((resolve) => {
    const outgoing = request(url, { method: 'POST', headers, signal }, (response) => {
      response.resume()
      const status = response.statusCode ?? 0
      resolve(status >= 200 && status < 300)
    })
    outgoing.once('error', () => resolve(false))
    outgoing.end(body)
  })
}
