import { describe, expect, it } from 'vitest'
import { pickSource } from '@/components/feed/pick-source'
import type { Playback } from '@/lib/storage/schema'

const forPhones = { src: 'phones.mp4', type: 'video/mp4', kind: 'file' } as const
const original = { src: 'original.mov', type: 'video/quicktime', kind: 'file' } as const
const stream = { src: 'stream.m3u8', type: 'application/vnd.apple.mpegurl', kind: 'hls' } as const
const playback: Playback = { sources: [forPhones, original, stream], poster: null }

const pick = (...asked: Parameters<typeof pickSource>) => pickSource(...asked)?.src

const chrome = (type: string) => (type === 'video/mp4' ? 'maybe' : '')
const safari = () => 'maybe'

describe('the source of a clip', () => {
  it('is the first that the browser says it plays', () => {
    expect(pick(playback, { canPlay: chrome })).toBe('phones.mp4')
    expect(pick({ ...playback, sources: [stream, forPhones] }, { canPlay: chrome })).toBe('phones.mp4')
    expect(pick({ ...playback, sources: [stream, forPhones] }, { canPlay: safari })).toBe('stream.m3u8')
  })

  it('is a file that the browser denies by name where there is no other', () => {
    expect(pick({ ...playback, sources: [original, stream] }, { canPlay: chrome })).toBe('original.mov')
  })

  it('after a failure is one further down, and none once all were tried', () => {
    expect(pick(playback, { canPlay: chrome, failed: 'phones.mp4' })).toBe('original.mov')
    expect(pick(playback, { canPlay: chrome, failed: 'original.mov' })).toBeUndefined()
    expect(pick(playback, { canPlay: safari, failed: 'original.mov' })).toBe('stream.m3u8')
    expect(pick(playback, { canPlay: safari, failed: 'stream.m3u8' })).toBeUndefined()
  })

  it('is the playlist through the library only when no file is left', () => {
    const ask = { canPlay: chrome, hasLibrary: true }
    expect(pickSource(playback, ask)).toEqual({ src: 'phones.mp4', needsLibrary: false })
    expect(pickSource({ ...playback, sources: [original, stream] }, ask)?.src).toBe('original.mov')
    expect(pickSource(playback, { ...ask, failed: 'original.mov' })).toEqual({
      src: 'stream.m3u8',
      needsLibrary: true,
    })
  })

  it('never needs the library where playlists are native', () => {
    const ask = { canPlay: safari, hasLibrary: true, prefersStream: true }
    expect(pickSource(playback, ask)).toEqual({ src: 'stream.m3u8', needsLibrary: false })
  })

  it('is the playlist first where that is wished, and falls back to files', () => {
    const ask = { canPlay: chrome, hasLibrary: true, prefersStream: true }
    expect(pickSource(playback, ask)).toEqual({ src: 'stream.m3u8', needsLibrary: true })
    expect(pick(playback, { ...ask, failed: 'stream.m3u8' })).toBe('phones.mp4')
    expect(pick(playback, { ...ask, hasLibrary: false })).toBe('phones.mp4')
    expect(pick({ ...playback, sources: [forPhones] }, ask)).toBe('phones.mp4')
  })
})
