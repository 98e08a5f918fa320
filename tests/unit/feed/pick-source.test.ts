import { describe, expect, it } from 'vitest'
import { pickSource } from '@/components/feed/pick-source'

const forPhones = { src: 'phones.mp4', type: 'video/mp4', kind: 'file' } as const
const original = { src: 'original.mov', type: 'video/quicktime', kind: 'file' } as const
const stream = { src: 'stream.m3u8', type: 'application/vnd.apple.mpegurl', kind: 'hls' } as const
const playback = { sources: [forPhones, original, stream], poster: null }

const chrome = (type: string) => (type === 'video/mp4' ? 'maybe' : '')
const safari = () => 'maybe'

describe('the source of a clip', () => {
  it('is the first that the browser says it plays', () => {
    expect(pickSource(playback, chrome)).toBe('phones.mp4')
    expect(pickSource({ ...playback, sources: [stream, forPhones] }, chrome)).toBe('phones.mp4')
    expect(pickSource({ ...playback, sources: [stream, forPhones] }, safari)).toBe('stream.m3u8')
  })

  it('is a file that the browser denies by name where there is no other', () => {
    expect(pickSource({ ...playback, sources: [original, stream] }, chrome)).toBe('original.mov')
  })

  it('after a failure is one further down, and none once all were tried', () => {
    expect(pickSource(playback, chrome, 'phones.mp4')).toBe('original.mov')
    expect(pickSource(playback, chrome, 'original.mov')).toBeUndefined()
    expect(pickSource(playback, safari, 'original.mov')).toBe('stream.m3u8')
    expect(pickSource(playback, safari, 'stream.m3u8')).toBeUndefined()
  })
})
