import { beforeAll, describe, expect, it } from 'vitest'
import { GET as getPartner } from '@/app/api/partners/[handle]/route'
import { PATCH as editProfile, GET as getProfile } from '@/app/api/partners/me/route'
import { POST as presign } from '@/app/api/uploads/presign/route'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import type { UploadTicket } from '@/lib/videos/schema'
import { type Account, registerSomeone } from '../support/accounts'
import { Browser, codeOf } from '../support/browser'
import { readClip } from '../support/clip-file'
import { registerPartner, uploadPicture } from '../support/partner-account'
import { sendRecipe } from '../support/send-recipe'
import { expectLimit } from '../support/spend-limit'

let partner: Account
beforeAll(async () => {
  partner = await registerPartner()
})

const edit = (body: unknown, browser = partner.browser) =>
  browser.call(editProfile, { method: 'PATCH', body })
const profileOf = async (account: Account) =>
  (await (await account.browser.call(getProfile, { method: 'GET' })).json()).profile
const look = (handle: string) => new Browser().call(getPartner, { method: 'GET', params: { handle } })
const freshHandle = () => `k${newId().replaceAll('-', '').slice(-20)}`
const week = (monday: unknown, timeZone = 'Europe/Lisbon') => ({
  timeZone,
  days: [monday, [], [], [], [], [], []],
})

const avatarOf = async (account: Account) => (await uploadPicture(account, 'avatar')).uploadId

describe('PATCH /api/partners/me', () => {
  describe('200', () => {
    it('changes what it names, leaves the rest, and shows it to everybody', async () => {
      const account = await registerPartner()
      const hours = week([{ from: '12:00', to: '15:00' }])
      const words = { name: 'Kumo', bio: 'Noodles.\nBy hand.', address: 'Rua 1, Lisbon' }
      const place = { latitude: 38.7107, longitude: -9.1512 }
      const all = { ...words, place, orderUrl: 'https://order.example/kumo', hours }
      expect((await edit(all, account.browser)).status).toBe(200)
      const { profile } = await (await edit({ bio: 'New words' }, account.browser)).json()
      expect(profile).toMatchObject({ ...all, bio: 'New words' })
      const shown = (await (await look(profile.handle)).json()).partner
      expect(shown).toMatchObject({ ...all, bio: 'New words', clipCount: 0 })
      await edit({ hours: null, orderUrl: null, place: null }, account.browser)
      expect(await profileOf(account)).toMatchObject({
        hours: null,
        place: null,
        orderUrl: null,
        address: words.address,
      })
    })

    it('moves to another handle, and the old one leads on', async () => {
      const account = await registerPartner()
      const [before, after] = [account.user.partner?.handle ?? '', freshHandle()]
      const { profile } = await (await edit({ handle: ` @${after.toUpperCase()} ` }, account.browser)).json()
      expect(profile).toMatchObject({ handle: after, earlierHandles: [before] })
      expect((await (await look(before)).json()).partner.handle).toBe(after)
      const back = await (await edit({ handle: before }, account.browser)).json()
      expect(back.profile).toMatchObject({ handle: before, earlierHandles: [after] })
    })

    it('shows a picture that storage has, and lets go of the one before', async () => {
      const account = await registerPartner()
      const [first, second] = [await avatarOf(account), await avatarOf(account)]
      const before = await (await edit({ avatarUploadId: first }, account.browser)).json()
      const { profile } = await (await edit({ avatarUploadId: second }, account.browser)).json()
      expect(profile.avatarUrl).not.toBe(before.profile.avatarUrl)
      const picture = await fetch(profile.avatarUrl)
      expect([picture.status, picture.headers.get('content-type')]).toEqual([
        200,
        expect.stringMatching(/^image\//),
      ])
      expect(await db().partner.count({ where: { avatarUploadId: first } })).toBe(0)
      const without = await (await edit({ avatarUploadId: null }, account.browser)).json()
      expect(without.profile.avatarUrl).toBeNull()
    })
  })

  describe('401', () => {
    it('signed out', async () => {
      expect((await edit({ bio: 'x' }, new Browser())).status).toBe(401)
    })
  })

  describe('403', () => {
    it('a viewer', async () => {
      expect((await edit({ bio: 'x' }, (await registerSomeone()).browser)).status).toBe(403)
    })

    it('an admin without a kitchen', async () => {
      const { browser, user } = await registerSomeone()
      await db().user.update({ where: { id: user.id }, data: { role: 'ADMIN' } })
      expect(await codeOf(await edit({ bio: 'x' }, browser))).toBe('forbidden')
    })
  })

  describe('409', () => {
    const expectTaken = async (response: Response) => {
      expect(response.status).toBe(409)
      expect((await response.json()).error).toMatchObject({
        code: 'handle_taken',
        fields: { handle: [expect.stringContaining('taken')] },
      })
    }

    it("somebody else's handle, and the rest of the change does not happen either", async () => {
      const other = await registerPartner()
      await expectTaken(await edit({ handle: other.user.partner?.handle, bio: 'Half done' }))
      expect((await profileOf(partner)).bio).not.toBe('Half done')
    })

    it('a handle that still leads to somebody who left it', async () => {
      const other = await registerPartner()
      await edit({ handle: freshHandle() }, other.browser)
      await expectTaken(await edit({ handle: other.user.partner?.handle }))
    })

    it.each(['admin', 'Morsel', 'support'])('the reserved word %j', async (handle) => {
      await expectTaken(await edit({ handle }))
    })
  })

  describe('413', () => {
    it('a huge body', async () => {
      expect((await edit({ bio: 'x'.repeat(70_000) })).status).toBe(413)
    })
  })

  describe('415', () => {
    it('a form', async () => {
      const headers = { 'content-type': 'text/plain' }
      const call = { method: 'PATCH', rawBody: '{"bio":"x"}', headers }
      expect((await partner.browser.call(editProfile, call)).status).toBe(415)
    })
  })

  describe('422', () => {
    it.each([
      {},
      { name: ' ' },
      { name: 'x'.repeat(61) },
      { handle: 'ab' },
      { handle: 'x'.repeat(31) },
      { handle: 'a--b' },
      { handle: '../etc' },
      { handle: 'kumo ramen' },
      { bio: 'x'.repeat(301) },
      { bio: 'nul \u0000' },
      { address: 'x'.repeat(161) },
      { orderUrl: 'http://order.example' },
      { orderUrl: 'javascript:alert(1)' },
      { orderUrl: 'https://mia:secret@order.example' },
      { hours: week([{ from: '12:00', to: '25:00' }]) },
      { hours: week([{ from: '12:00', to: '15:00' }], 'Europe/Atlantis') },
      { hours: { ...week([]), holidays: true } },
      { place: { latitude: 91, longitude: 0 } },
      { place: { latitude: 1 } },
      { place: { latitude: '1', longitude: 2 } },
      { avatarUrl: 'https://evil.example/me.jpg' },
      { avatarUploadId: newId() },
      { userId: newId() },
      { role: 'admin' },
    ])('%j', async (change) => {
      const before = await profileOf(partner)
      expect((await edit(change)).status).toBe(422)
      expect(await profileOf(partner)).toEqual(before)
    })

    it('says which hours overlap', async () => {
      const hours = week([
        { from: '12:00', to: '15:00' },
        { from: '14:00', to: '16:00' },
      ])
      const { error } = await (await edit({ hours })).json()
      expect(error.fields).toEqual({ 'hours.days.0.1': ['These hours overlap with others.'] })
    })

    const expectUnusable = async (avatarUploadId: string, browser?: Browser) => {
      const response = await edit({ avatarUploadId }, browser)
      expect([response.status, (await response.json()).error.fields]).toEqual([
        422,
        { avatarUploadId: [expect.any(String)] },
      ])
    }

    it("somebody else's picture, a picture for something else, and one twice [R57]", async () => {
      await expectUnusable(await avatarOf(await registerPartner()))
      await expectUnusable((await uploadPicture(partner, 'cover')).uploadId)
      const account = await registerPartner()
      const own = await avatarOf(account)
      expect((await edit({ avatarUploadId: own }, account.browser)).status).toBe(200)
      await expectUnusable(own, account.browser)
    })

    it('a ticket without a file, and a file that is no picture, which is removed', async () => {
      const bytes = readClip()
      const body = { kind: 'avatar', fileName: 'me.jpg', mime: 'image/jpeg', bytes: bytes.byteLength }
      const ask = async () => (await (await partner.browser.call(presign, { body })).json()) as UploadTicket
      await expectUnusable((await ask()).uploadId)
      const ticket = await ask()
      await sendRecipe(ticket.recipes[0], bytes)
      await expectUnusable(ticket.uploadId)
    })
  })

  describe('429', () => {
    it('beyond the limit of writes', async () => {
      const { browser } = await registerPartner()
      await expectLimit('account.write', () => edit({}, browser))
    })
  })
})
