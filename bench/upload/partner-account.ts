import { setTimeout as sleep } from 'node:timers/promises'

/** What Chromium adds to a request of a page: the app must read it too, so it counts. */
const browserHeaders = {
  Accept: '*/*',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'en-GB,en;q=0.9,de;q=0.8',
  'Sec-Ch-Ua': '"Chromium";v="142", "Not_A Brand";v="99"',
  'Sec-Ch-Ua-Mobile': '?1',
  'Sec-Ch-Ua-Platform': '"Android"',
  'Sec-Fetch-Dest': 'empty',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Site': 'same-origin',
  'User-Agent':
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
}

interface Answer {
  status: number
  body: unknown
}

export interface PartnerAccount {
  post(path: string, body: unknown): Promise<Answer>
}

/** A kept-alive connection may be closed by the server just as it is used again. */
const tries = 3

async function fetchAgain(url: URL, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetch(url, init)
    } catch (error) {
      if (attempt === tries) throw error
      await sleep(100 * attempt)
    }
  }
}

/** A browser at an address of its own, so that one account's tries never spend another's limit. */
function createAccount(appOrigin: string, address: string): PartnerAccount {
  const jar = new Map<string, string>()
  return {
    post: async (path, body) => {
      const response = await fetchAgain(new URL(path, appOrigin), {
        method: 'POST',
        headers: {
          ...browserHeaders,
          'Content-Type': 'application/json',
          'X-Forwarded-For': address,
          Origin: appOrigin,
          Referer: `${appOrigin}/studio/upload`,
          ...(jar.size === 0 ? {} : { Cookie: [...jar].map((pair) => pair.join('=')).join('; ') }),
        },
        body: JSON.stringify(body),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (name !== undefined && value !== undefined) jar.set(name, value)
      }
      return { status: response.status, body: await response.json() }
    },
  }
}

export async function registerPartner(appOrigin: string, number: number): Promise<PartnerAccount> {
  const account = createAccount(appOrigin, `198.51.100.${number}`)
  const { status, body } = await account.post('/api/auth/register', {
    email: `bench-${number}@example.com`,
    password: `a kitchen for bench ${number}`,
    displayName: `Bench ${number}`,
    role: 'partner',
    partnerName: `Bench kitchen ${number}`,
  })
  if (status !== 201) throw new Error(`register: ${status} ${JSON.stringify(body)}`)
  return account
}
