import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const expired = () => Response.json({ error: { code: 'token_expired' } }, { status: 401 })
const refused = () => Response.json({ error: { code: 'session_ended' } }, { status: 401 })

/** A server with one session: `isFresh` is what the browser's cookies are. */
const server = { isFresh: false, refreshes: 0, works: true }

const fetchMock = vi.fn(async (url: string, _init?: RequestInit): Promise<Response> => {
  await new Promise((resolve) => setTimeout(resolve, 1))
  if (url === '/api/auth/refresh') {
    server.refreshes += 1
    server.isFresh = server.works
    return server.works ? Response.json({}) : refused()
  }
  return server.isFresh ? Response.json({ url }) : expired()
})

/** A new tab: the module has its own state there. */
async function openTab() {
  vi.resetModules()
  return (await import('@/components/auth/fetch-with-refresh')).fetchWithRefresh
}

/** Web Locks as far as one exclusive name goes. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    request: (_name: string, _options: LockOptions, work: () => Promise<unknown>) => {
      const mine = last.catch(() => undefined).then(work)
      last = mine
      return mine
    },
  }
}

beforeEach(() => {
  Object.assign(server, { isFresh: false, refreshes: 0, works: true })
  fetchMock.mockClear()
  vi.stubGlobal('fetch', fetchMock)
  vi.stubGlobal('navigator', { locks: fakeLocks() })
  const notes = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => notes.get(key) ?? null,
    setItem: (key: string, value: string) => notes.set(key, value),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('fetchWithRefresh', () => {
  it('leaves a request alone that works', async () => {
    server.isFresh = true
    const fetchWithRefresh = await openTab()
    expect((await fetchWithRefresh('/api/a')).status).toBe(200)
    expect(fetchMock).toHaveBeenCalledTimes(1)
  })

  it('refreshes once and repeats the request, with its body', async () => {
    const fetchWithRefresh = await openTab()
    const init = { method: 'POST', body: '{"a":1}' }
    expect((await fetchWithRefresh('/api/a', init)).status).toBe(200)
    expect(server.refreshes).toBe(1)
    for (const [url, sent] of fetchMock.mock.calls as unknown as [string, unknown][])
      if (url === '/api/a') expect(sent).toEqual(init)
  })

  it('refreshes once for twenty requests at once in one tab', async () => {
    const fetchWithRefresh = await openTab()
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => fetchWithRefresh(`/api/${index}`)),
    )
    expect(responses.every(({ ok }) => ok)).toBe(true)
    expect(server.refreshes).toBe(1)
  })

  it('refreshes once for five tabs (R90)', async () => {
    const tabs = []
    for (let count = 0; count < 5; count += 1) tabs.push(await openTab())
    const responses = await Promise.all(tabs.map((fetchWithRefresh) => fetchWithRefresh('/api/a')))
    expect(responses.every(({ ok }) => ok)).toBe(true)
    expect(server.refreshes).toBe(1)
  })

  it('works without Web Locks', async () => {
    vi.stubGlobal('navigator', {})
    const fetchWithRefresh = await openTab()
    expect((await fetchWithRefresh('/api/a')).status).toBe(200)
  })

  it('gives up after one try, with the answer', async () => {
    server.works = false
    const fetchWithRefresh = await openTab()
    expect((await fetchWithRefresh('/api/a')).status).toBe(401)
    expect(server.refreshes).toBe(1)
    server.works = true
    expect((await fetchWithRefresh('/api/a')).status).toBe(200)
  })

  it('does not refresh for any other refusal', async () => {
    fetchMock.mockImplementationOnce(async () => refused())
    const fetchWithRefresh = await openTab()
    expect((await fetchWithRefresh('/api/a')).status).toBe(401)
    expect(server.refreshes).toBe(0)
  })

  it('passes a dead connection on, and is not stuck afterwards', async () => {
    const fetchWithRefresh = await openTab()
    fetchMock.mockImplementationOnce(async () => expired())
    for (const _ of ['the refresh', 'the request again'])
      fetchMock.mockImplementationOnce(async () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(fetchWithRefresh('/api/a')).rejects.toThrow('Failed to fetch')
    expect((await fetchWithRefresh('/api/a')).status).toBe(200)
  })

  it('lets one caller go who gives up, and renews for the others all the same', async () => {
    const fetchWithRefresh = await openTab()
    const answer = Promise.withResolvers<void>()
    const before = fetchMock.getMockImplementation()
    if (!before) throw new Error('no server')
    fetchMock.mockImplementation(async (url: string, init?: RequestInit) => {
      init?.signal?.throwIfAborted()
      if (url === '/api/auth/refresh') await answer.promise
      return before(url)
    })
    const leaver = new AbortController()
    const left = fetchWithRefresh('/api/a', { signal: leaver.signal })
    const stayed = fetchWithRefresh('/api/b')
    await new Promise((resolve) => setTimeout(resolve, 20))
    leaver.abort()
    await expect(left).rejects.toThrow('abort')
    answer.resolve()
    expect((await stayed).status).toBe(200)
    fetchMock.mockImplementation(before)
  })

  it('serves the feed, which answers an expired token with 401', async () => {
    await openTab()
    const { fetchFeedPage } = await import('@/components/feed/fetch-feed-page')
    const list = { of: 'all', filter: null } as const
    await expect(fetchFeedPage(list, 'next', new AbortController().signal)).resolves.toHaveProperty('url')
    expect(server.refreshes).toBe(1)
  })
})
