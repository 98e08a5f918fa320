import { describe, expect, it } from 'vitest'
import { GET as openapi } from '@/app/api/openapi.json/route'
import { Browser } from '../support/browser'

describe('GET /api/openapi.json', () => {
  describe('200', () => {
    it('is the document, for everybody alike, so that a shared cache may keep it', async () => {
      const response = await new Browser().call(openapi, { method: 'GET' })
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/)
      expect(response.headers.get('vary')).not.toContain('Cookie')
      expect(response.headers.has('set-cookie')).toBe(false)
      expect(await response.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Morsel' } })
    })
  })
})
