import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/views/route'
import { drainViews } from '@/lib/analytics/drain-views'
import { maxViewingsFromAddress } from '@/lib/analytics/view-rules'
import { newId } from '@/lib/core/ids'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { expiredAccessToken } from '../support/expired-token'
import { insertClip } from '../support/insert-clip'
import { ownerOf, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'
import { playOf, reportOf, rolledUp, seenUntil, tellOf } from '../support/watching'

let partner: Account
let owner: Awaited<ReturnType<typeof ownerOf>>
let videoId: string

beforeAll(async () => {
  partner = await registerPartner()
  owner = await ownerOf(partner)
})

const aClip = (more: object = {}) =>
  insertClip(owner, { name: 'Soup', durationMs: 10_000, publishedAt: new Date(), ...more })

beforeEach(async () => {
  videoId = await aClip()
})

const counted = async (id = videoId) => {
  await drainViews()
  return rolledUp(id)
}

describe('POST /api/views', () => {
  describe('204', () => {
    it('counts a view of somebody who is signed out, the parts and the time', async () => {
      const response = await tellOf([playOf(videoId)])
      expect([response.status, await response.text()]).toEqual([204, ''])
      const { seen, ...figures } = await counted()
      expect(figures).toEqual({ viewCount: 1, starts: 1, views: 1, watchedMs: 3_000, completions: 0 })
      expect(seen).toEqual([...Array(20).fill(1), ...Array(20).fill(0)])
    })

    it('counts the same report once, and of a play that went on only what is new', async () => {
      const [browser, tabId, play] = [new Browser(), newId(), playOf(videoId)]
      await tellOf([play, play], { browser, tabId })
      await tellOf([play], { browser, tabId })
      await tellOf([{ ...play, watchedMs: 10_500, seen: seenUntil(1) }], { browser, tabId })
      // An older report that was on its way for longer.
      await tellOf([play], { browser, tabId })
      const { seen, ...figures } = await counted()
      expect(figures).toEqual({ viewCount: 1, starts: 1, views: 1, watchedMs: 10_500, completions: 1 })
      expect(seen).toEqual(Array(40).fill(1))
    })

    it('takes swiping back for the same viewing, another tab and another person for another', async () => {
      const tabId = newId()
      await tellOf([playOf(videoId), playOf(videoId)], { tabId })
      await tellOf([playOf(videoId)], { tabId })
      expect(await counted()).toMatchObject({ views: 1, starts: 1, watchedMs: 9_000 })
      await tellOf([playOf(videoId)])
      const viewer = (await registerSomeone()).browser
      await tellOf([playOf(videoId)], { browser: viewer, tabId })
      // Signed in, it is the account that counts and not the tab.
      await tellOf([playOf(videoId)], { browser: viewer })
      expect(await counted()).toMatchObject({ views: 3, starts: 3 })
    })

    it('knows a start that did not become a view, also when two short plays make one', async () => {
      const tabId = newId()
      await tellOf([playOf(videoId, { watchedMs: 1_200, seen: seenUntil(0.1) })], { tabId })
      expect(await counted()).toMatchObject({ starts: 1, views: 0, viewCount: 0 })
      await tellOf([playOf(videoId, { watchedMs: 800, seen: seenUntil(0.1) })], { tabId })
      expect(await counted()).toMatchObject({ starts: 1, views: 1, viewCount: 1 })
    })

    it('half of a short clip is enough, the end alone is no completion', async () => {
      const short = await aClip({ durationMs: 2_000 })
      const end = { watchedMs: 1_000, seen: '0000000fff' }
      await tellOf([playOf(short, end)])
      expect(await counted(short)).toMatchObject({ views: 1, completions: 0 })
    })

    it('leaves out own clips, hidden, scheduled, deleted, waiting and unknown ones, and counts the rest of the report', async () => {
      const others = await Promise.all([
        aClip({ publishedAt: null }),
        aClip({ publishedAt: new Date(Date.now() + 3_600_000) }),
        aClip({ deletedAt: new Date() }),
        aClip({ status: 'VERIFYING' }),
      ])
      const plays = [...others, newId(), videoId].map((id) => playOf(id))
      expect((await tellOf(plays)).status).toBe(204)
      expect((await tellOf([playOf(videoId)], { browser: partner.browser })).status).toBe(204)
      expect(await counted()).toMatchObject({ views: 1, starts: 1 })
      for (const id of others) expect(await counted(id)).toMatchObject({ views: 0, starts: 0 })
    })

    it('one address makes nothing popular', async () => {
      const browser = new Browser()
      for (let tab = 0; tab < maxViewingsFromAddress + 5; tab += 1)
        await tellOf([playOf(videoId)], { browser })
      expect(await counted()).toMatchObject({ views: maxViewingsFromAddress })
      await tellOf([playOf(videoId)])
      expect(await counted()).toMatchObject({ views: maxViewingsFromAddress + 1 })
    })

    it('no play of somebody else can be spoiled by telling it first', async () => {
      const play = playOf(videoId)
      await tellOf([{ ...play, watchedMs: 86_400_000 }])
      await tellOf([play])
      expect(await counted()).toMatchObject({ views: 2, watchedMs: 4 * 3_600_000 + 3_000 })
    })
  })

  describe('400', () => {
    it('no JSON', async () => {
      const response = await new Browser().call(POST, { rawBody: '{"tabId":' })
      expect([response.status, await codeOf(response)]).toEqual([400, 'malformed_request'])
    })
  })

  describe('401', () => {
    it('an access token that ended: the browser renews it and tells again', async () => {
      const { browser } = await registerSomeone()
      browser.cookies.set('at', await expiredAccessToken(browser))
      const response = await tellOf([playOf(videoId)], { browser })
      expect([response.status, await codeOf(response)]).toEqual([401, 'token_expired'])
    })
  })

  describe('403', () => {
    it('from another site', async () => {
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const response = await new Browser().call(POST, { headers, body: reportOf([playOf(videoId)]) })
      expect([response.status, await codeOf(response)]).toEqual([403, 'cross_origin'])
      expect(await counted()).toMatchObject({ starts: 0 })
    })
  })

  describe('413', () => {
    it('more than twenty plays can take', async () => {
      const response = await new Browser().call(POST, { rawBody: ' '.repeat(17 * 1024) })
      expect([response.status, await codeOf(response)]).toEqual([413, 'body_too_large'])
    })
  })

  describe('415', () => {
    it('what a beacon of text would be: a page of another site could send it', async () => {
      const response = await new Browser().call(POST, {
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        body: reportOf([playOf(videoId)]),
      })
      expect([response.status, await codeOf(response)]).toEqual([415, 'unsupported_media_type'])
    })
  })

  describe('422', () => {
    it('nothing of a report with a lie in it is taken', async () => {
      const plays = [playOf(videoId), playOf(videoId, { watchedMs: -1 })]
      const response = await tellOf(plays)
      expect([response.status, await codeOf(response)]).toEqual([422, 'validation_failed'])
      expect(await counted()).toMatchObject({ starts: 0 })
    })
  })

  describe('429', () => {
    it('beyond the limit of reports', async () => {
      const [browser, tabId, play] = [new Browser(), newId(), playOf(videoId)]
      await expectLimit('view.report', () => tellOf([play], { browser, tabId }))
      expect(await counted()).toMatchObject({ views: 1 })
    })
  })
})
