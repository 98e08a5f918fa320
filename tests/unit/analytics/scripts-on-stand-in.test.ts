import '../../support/unit-env'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CountedPlay, forgetDrained, listDrainable, recordPlay } from '@/lib/analytics/view-store'
import { newId } from '@/lib/core/ids'
import { redis } from '@/lib/platform/redis'
import { type StandIn, startStandIn } from '../../../services/redis/stand-in/server'

let standIn: StandIn

beforeAll(async () => {
  standIn = await startStandIn()
  process.env.REDIS_URL = `redis://127.0.0.1:${standIn.port}`
})

afterAll(async () => {
  ;(await redis()).disconnect()
  await standIn.close()
})

/** Where no redis-server is, a laptop runs our Lua on the stand-in; the real thing is tested in tests/integration. */
describe('the scripts of views on the stand-in', () => {
  it('count, recognise, go on, list and forget', async () => {
    const play = { playId: newId(), videoId: newId(), watchedMs: 1_500, seen: 'ff00000000' }
    const told: CountedPlay = { play, day: '2026-11-29', viewer: 'a', address: 'b', thresholdMs: 2_000 }
    await recordPlay(told)
    await recordPlay(told)
    const [first] = await listDrainable(10)
    const { videoId } = play
    const counts = { videoId, day: '2026-11-29', source: expect.any(String), completions: 0 }
    const seen = (parts: number) => Array.from({ length: 40 }, (_, part) => (part < parts ? 1 : 0))
    expect(first?.counts).toEqual({ ...counts, starts: 1, views: 0, watchedMs: 1_500, seen: seen(8) })
    await recordPlay({ ...told, play: { ...play, watchedMs: 9_000, seen: 'ffffffffff' } })
    // It went on since: not forgotten.
    await forgetDrained(first ? [first] : [])
    const again = await listDrainable(10)
    const later = { starts: 1, views: 1, completions: 1, watchedMs: 9_000, seen: seen(40) }
    expect(again.map(({ counts }) => counts)).toEqual([{ ...counts, ...later }])
    await forgetDrained(again)
    expect(await listDrainable(10)).toEqual([])
  })
})
