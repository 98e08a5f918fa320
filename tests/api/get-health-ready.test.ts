import { describe, expect, it } from 'vitest'
import { GET as ready } from '@/app/api/health/ready/route'
import { Browser } from '../support/browser'

describe('GET /api/health/ready', () => {
  describe('200', () => {
    it('ready with both dependencies up', async () => {
      const response = await new Browser().call(ready, { method: 'GET' })
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ ready: true, dependencies: { database: 'up', sessions: 'up' } })
    })
  })
})
