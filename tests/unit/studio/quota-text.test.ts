import { describe, expect, it } from 'vitest'
import { describeQuota, whyFull } from '@/components/studio/quota-text'
import type { UploadQuota } from '@/lib/videos/schema'

const megabyte = 1024 * 1024
const quota = (change: Partial<UploadQuota> = {}): UploadQuota => ({
  clips: { used: 3, limit: 100 },
  bytes: { used: 1, limit: 500 * megabyte },
  seconds: { used: 61, limit: 300 * 60 },
  freesAt: null,
  ...change,
})

describe('a day’s share', () => {
  it('is told in clips, whole minutes and one unit of size', () => {
    expect(describeQuota(quota()).map(({ text }) => text)).toEqual(['3 of 100', '2 of 300', '1 of 500 MB'])
    const large = quota({ bytes: { used: 1_536 * megabyte, limit: 10_000 * megabyte } })
    expect(describeQuota(large)[2]).toMatchObject({ text: '1.5 of 9.8 GB', share: 0.1536 })
    const little = quota({ bytes: { used: 1, limit: 10_000 * megabyte } })
    expect(describeQuota(little)[2]?.text).toBe('1 MB of 9.8 GB')
  })

  it('never fills a bar to more than its end', () => {
    expect(describeQuota(quota({ clips: { used: 7, limit: 5 } }))[0]?.share).toBe(1)
  })

  it('is full when any of the three is, and says which', () => {
    expect(whyFull(quota({ clips: { used: 99, limit: 100 } }))).toBeNull()
    expect(whyFull(quota({ clips: { used: 100, limit: 100 } }))).toMatch(/^You have sent 100 clips/)
    expect(whyFull(quota({ seconds: { used: 18_000, limit: 18_000 } }))).toMatch(/300 minutes/)
    expect(whyFull(quota({ bytes: { used: 500 * megabyte, limit: 500 * megabyte } }))).toMatch(/ 500 MB in/)
  })
})
