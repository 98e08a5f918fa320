import { describe, expect, it } from 'vitest'
import { GET as getPartner } from '@/app/api/partners/[handle]/route'
import { Browser } from '../support/browser'
import { publishClip, registerPartner } from '../support/partner-account'

const get = (handle: string) => new Browser().call(getPartner, { method: 'GET', params: { handle } })

describe('GET /api/partners/:handle', () => {
  describe('200', () => {
    it('shows the kitchen and how many clips are on show', async () => {
      const account = await registerPartner()
      await publishClip(account)
      await publishClip(account, { publish: false })
      const response = await get(account.user.partner?.handle ?? '')
      expect(response.status).toBe(200)
      const text = await response.text()
      expect(JSON.parse(text)).toMatchObject({ partner: { name: account.user.partner?.name, clipCount: 1 } })
      expect(text).not.toContain(account.email)
    })
  })

  describe('404', () => {
    it.each(['nobody-here', 'No Such', '../etc', 'x'])('%j', async (handle) => {
      expect((await get(handle)).status).toBe(404)
    })
  })
})
