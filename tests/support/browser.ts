import { newId } from '@/lib/core/ids'
import { uniqueIp } from './unique-ip'

type Params = Record<string, string | string[]>
type Handler = (request: Request, next: { params: Promise<Params> }) => Promise<Response>

type Call = {
  method?: string
  path?: string
  body?: unknown
  /** Sent as it is, instead of `body` as JSON. */
  rawBody?: BodyInit
  /** null takes a header away that the browser would send. */
  headers?: Record<string, string | null>
  params?: Params
}

const appOrigin = () => process.env.APP_ORIGIN ?? 'http://localhost:3000'

export const uniqueEmail = () => `${newId()}@example.com`

export const goodPassword = 'correct horse battery staple'

/** The parts of one Set-Cookie line, names of attributes in lower case. */
export function parseSetCookie(line: string) {
  const [pair = '', ...rest] = line.split('; ')
  const at = pair.indexOf('=')
  const attributes = Object.fromEntries(
    rest.map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name.toLowerCase(), value]
    }),
  )
  return { name: pair.slice(0, at), value: pair.slice(at + 1), attributes }
}

/** A browser on an address of its own that calls route handlers as functions and keeps their cookies. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly ip: string

  constructor(ip = uniqueIp()) {
    this.ip = ip
  }

  /** The same person's second tab before either has got an answer: same cookies, from then on apart. */
  fork(): Browser {
    const twin = new Browser(this.ip)
    for (const [name, value] of this.cookies) twin.cookies.set(name, value)
    return twin
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  headers(extra: Call['headers'] = {}, unsafe = true): Headers {
    const headers = new Headers({
      'x-forwarded-for': this.ip,
      'user-agent': 'Mozilla/5.0 (iPhone) AppleWebKit Safari/605.1',
      'sec-fetch-site': 'same-origin',
      ...(unsafe ? { origin: appOrigin(), 'content-type': 'application/json' } : {}),
      ...(this.cookies.size > 0 ? { cookie: this.cookieHeader() } : {}),
    })
    for (const [name, value] of Object.entries(extra)) {
      if (value === null) headers.delete(name)
      else headers.set(name, value)
    }
    return headers
  }

  async call(
    handler: Handler,
    { method = 'POST', path = '/api/test', ...rest }: Call = {},
  ): Promise<Response> {
    const unsafe = method !== 'GET' && method !== 'HEAD'
    const body = rest.rawBody ?? (rest.body === undefined ? null : JSON.stringify(rest.body))
    const request = new Request(new URL(path, appOrigin()), {
      method,
      headers: this.headers(rest.headers, unsafe),
      ...(body === null ? {} : { body, duplex: 'half' }),
    } as RequestInit)
    const response = await handler(request, { params: Promise.resolve(rest.params ?? {}) })
    for (const line of response.headers.getSetCookie()) {
      const { name, value, attributes } = parseSetCookie(line)
      if (attributes['max-age'] === '0') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }
}

/** The `error.code` of an answer, or null. */
export async function codeOf(response: Response): Promise<string | null> {
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { error?: { code?: string } } | null
  return body?.error?.code ?? null
}
