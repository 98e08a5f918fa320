import type { Answer, Call } from './send'

const heuristically = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])

/**
 * A cache between everybody and the server, as RFC 9111 allows one to be: it keeps whatever no directive forbids, and
 * tells requests apart by address and by the headers that Vary names.
 */
export class SharedCache {
  readonly #kept: { path: string; varies: [name: string, value: string][]; answer: Answer }[] = []

  store(call: Call, answer: Answer): void {
    const directives = (answer.headers['cache-control'] ?? []).join(',').toLowerCase()
    if (/no-store|private/.test(directives) || !heuristically.has(answer.status)) return
    const names = (answer.headers.vary ?? [])
      .join(',')
      .toLowerCase()
      .split(/\s*,\s*/)
    if (names.includes('*')) return
    const varies = names.map((name): [string, string] => [name, requestHeader(call, name)])
    this.#kept.push({ path: call.path, varies, answer })
  }

  find(call: Call): Answer | null {
    const fits = this.#kept.find(
      ({ path, varies }) =>
        path === call.path && varies.every(([name, value]) => requestHeader(call, name) === value),
    )
    return fits?.answer ?? null
  }
}

function requestHeader({ headers = {}, cookie }: Call, name: string): string {
  if (name === 'cookie') return cookie ?? ''
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)
  return String(found?.[1] ?? '')
}
