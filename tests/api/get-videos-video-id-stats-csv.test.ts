import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { hourMs } from '@/lib/core/time'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { askCsv, dayAgo, insertDay } from '../support/clip-stats'
import { insertClip } from '../support/insert-clip'
import { ownerOf, registerPartner } from '../support/partner-account'

let partner: Account
let videoId: string
beforeAll(async () => {
  partner = await registerPartner()
  const clip = { name: '=cmd|"calc", Suppe à la carte', durationMs: 8_000 }
  videoId = await insertClip(await ownerOf(partner), { ...clip, publishedAt: new Date(Date.now() - hourMs) })
  await insertDay(videoId, 0, {
    starts: 4,
    views: 3,
    completions: 1,
    seen: [...Array(20).fill(4), ...Array(20).fill(1)],
  })
  await insertDay(videoId, 2, { views: 1 })
})

const name = '"\'=cmd|""calc"", Suppe à la carte"'

describe('GET /api/videos/:id/stats.csv', () => {
  describe('200', () => {
    it('has a line for each day, to be saved, and no formula', async () => {
      const response = await askCsv(partner.browser, videoId, '?days=7')
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="morsel-${videoId}-days-${dayAgo(6)}-${dayAgo(0)}.csv"`,
      )
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
      expect(text.split('\r\n')).toEqual([
        '\ufeffclip,day_utc,starts,views,watched_seconds,watched_to_end',
        ...[6, 5, 4, 3].map((ago) => `${name},${dayAgo(ago)},0,0,0,0`),
        `${name},${dayAgo(2)},1,1,4,0`,
        `${name},${dayAgo(1)},0,0,0,0`,
        `${name},${dayAgo(0)},4,3,12,1`,
        '',
      ])
    })

    it('has a line for each part of the clip', async () => {
      const text = await (await askCsv(partner.browser, videoId, '?table=curve')).text()
      const lines = text.split('\r\n')
      expect(lines).toHaveLength(42)
      expect(lines[1]).toBe(`${name},0,5,1`)
      expect(lines[21]).toBe(`${name},4,2,0.4`)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await askCsv(new Browser(), videoId)).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await askCsv((await registerSomeone()).browser, videoId)).status).toBe(403)
    })
  })

  describe('404', () => {
    it('another partner’s clip, and none at all', async () => {
      expect((await askCsv((await registerPartner()).browser, videoId)).status).toBe(404)
      expect((await askCsv(partner.browser, newId())).status).toBe(404)
    })
  })

  describe('422', () => {
    it('a table that there is not', async () => {
      expect((await askCsv(partner.browser, videoId, '?table=viewers')).status).toBe(422)
    })
  })
})
