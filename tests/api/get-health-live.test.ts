import { describe, expect, it } from 'vitest'
import { GET as live } from '@/app/api/health/live/route'
import { Browser } from '../support/browser'

describe('GET /api/health/live', () => {
  describe('200', () => {
    it('answers without asking anybody else', async () => {
      const response = await new Browser().call(live, { method: 'GET' })
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ status: 'live' })
    })
  })
})
