import { beforeAll, describe, expect, it } from 'vitest'
import { PUT } from '@/app/api/videos/[videoId]/captions/[language]/route'
import { GET as getVideo } from '@/app/api/videos/[videoId]/route'
import { newId } from '@/lib/core/ids'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser } from '../support/browser'
import { vtt } from '../support/caption-text'
import { readCaption, writeCaption } from '../support/captions'
import { publishClip, registerPartner } from '../support/partner-account'
import { expectLimit } from '../support/spend-limit'

let partner: Account
let videoId: string
beforeAll(async () => {
  partner = await registerPartner()
  videoId = (await publishClip(partner)).id
})

describe('PUT /api/videos/:id/captions/:language', () => {
  describe('200', () => {
    it('keeps times and words and nothing else, and shows them with the clip', async () => {
      const text = 'WEBVTT\n\nSTYLE\n::cue{}\n\n00:01.000 --> 00:02.000 line:0\n<v Ann>Hot & <b>sweet</b>'
      const response = await writeCaption(partner.browser, { videoId }, { text })
      expect(response.status).toBe(200)
      const { caption } = await response.json()
      expect(caption).toEqual({
        language: 'en',
        url: expect.stringMatching(`^/api/videos/${videoId}/captions/en\\?v=`),
        text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nHot &amp; sweet\n',
      })
      expect(await (await readCaption({ videoId })).text()).toBe(caption.text)
      const seen = await new Browser().call(getVideo, { method: 'GET', params: { videoId } })
      expect((await seen.json()).video.captions).toEqual([{ language: 'en', url: caption.url }])
    })

    it('takes the place of what was there, in its language only, under another address', async () => {
      const german = { videoId, language: 'de' }
      const before = (await (await writeCaption(partner.browser, german)).json()).caption
      await writeCaption(partner.browser, { videoId }, { text: vtt('English') })
      const after = (await (await writeCaption(partner.browser, german, { text: vtt('Neu') })).json()).caption
      expect(after.url).not.toBe(before.url)
      expect(await (await readCaption(german)).text()).toContain('Neu')
      expect(await (await readCaption({ videoId })).text()).toContain('English')
    })

    it('ten at once leave one of them, whole', async () => {
      const language = 'fr'
      const texts = Array.from({ length: 10 }, (_, number) => vtt(`Version ${number}`))
      const answers = await Promise.all(
        texts.map((text) => writeCaption(partner.browser, { videoId, language }, { text })),
      )
      expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200))
      expect(texts).toContain(await (await readCaption({ videoId, language })).text())
    })
  })

  describe('400', () => {
    it('no JSON', async () => {
      const rawBody = new TextEncoder().encode('{')
      const params = { videoId, language: 'en' }
      expect((await partner.browser.call(PUT, { method: 'PUT', params, rawBody })).status).toBe(400)
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await writeCaption(new Browser(), { videoId })).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await writeCaption((await registerSomeone()).browser, { videoId })).status).toBe(403)
    })
  })

  describe('404', () => {
    it('another partner’s clip, none at all, a language that nobody speaks', async () => {
      expect((await writeCaption((await registerPartner()).browser, { videoId })).status).toBe(404)
      expect((await writeCaption(partner.browser, { videoId: newId() })).status).toBe(404)
      expect((await writeCaption(partner.browser, { videoId, language: 'xx' })).status).toBe(404)
    })
  })

  describe('413', () => {
    it('a huge body', async () => {
      expect((await writeCaption(partner.browser, { videoId }, { text: 'x'.repeat(600_000) })).status).toBe(
        413,
      )
    })
  })

  describe('415', () => {
    it('no type at all', async () => {
      const headers = { 'content-type': null }
      const params = { videoId, language: 'en' }
      const rawBody = new Uint8Array([123, 125])
      expect((await partner.browser.call(PUT, { method: 'PUT', params, rawBody, headers })).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      [{}, /text/],
      [{ text: '' }, /no words/],
      [{ text: vtt('a\0b') }, /cannot store/],
      [{ text: `${vtt('x')}${' '.repeat(100_001)}` }, /too long/],
      [{ text: 'WEBVTT\n\n00:02.000 --> 00:01.000\nx' }, /Line 3: .*ends before/],
      [{ text: vtt('x'), language: 'en' }, /language/],
    ])('%j', async (body, problem) => {
      const response = await writeCaption(partner.browser, { videoId }, body)
      expect(response.status).toBe(422)
      expect(JSON.stringify(await response.json())).toMatch(problem)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('video.write', () => writeCaption(browser, { videoId }))
    })
  })
})
