import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ClipSources } from '@/components/player/clip-sources'
import { openStream } from '@/components/player/open-stream'
import { soon } from '../../support/soon'

vi.mock('@/components/player/open-stream', () => ({
  openStream: vi.fn(() => ({ showOnScreen: vi.fn(), end: vi.fn() })),
}))

const file = { src: 'clip.mp4', type: 'video/mp4', kind: 'file' } as const
const stream = { src: 'clip.m3u8', type: 'application/vnd.apple.mpegurl', kind: 'hls' } as const
const short = { id: 'short', durationMs: 8_000, playback: { sources: [file, stream], poster: null } }
const long = { ...short, id: 'long', durationMs: 60_000 }

/** As much of a `<video>` as is touched, of a browser that knows no playlists. */
function createPlayer() {
  const attributes = new Map<string, string>()
  const player = {
    dataset: {} as Record<string, string>,
    currentTime: 0,
    canPlayType: (type: string) => (type === 'video/mp4' ? 'maybe' : ''),
    hasAttribute: (name: string) => attributes.has(name),
    removeAttribute: (name: string) => attributes.delete(name),
    get src() {
      return attributes.get('src') ?? ''
    },
    set src(value: string) {
      attributes.set('src', value)
    },
  }
  return player as unknown as HTMLVideoElement
}

const listener = { onReady: vi.fn(), onFailed: vi.fn() }
const opened = vi.mocked(openStream)
let sources: ClipSources
let player: HTMLVideoElement

beforeEach(() => {
  vi.stubGlobal('MediaSource', class {})
  vi.clearAllMocks()
  sources = new ClipSources(listener)
  player = createPlayer()
})
afterEach(() => vi.unstubAllGlobals())

const onScreen = { isOnScreen: true }

describe('what a clip plays from', () => {
  it('is a file before the first frame, however long the clip', () => {
    expect(sources.give(player, long, onScreen)).toBe(true)
    expect(player.src).toBe('clip.mp4')
    expect(opened).not.toHaveBeenCalled()
  })

  it('is a stream for a long clip once a frame was shown, and a file for a short one', async () => {
    sources.noteFrame()
    sources.give(player, short, onScreen)
    expect(player.src).toBe('clip.mp4')
    sources.give(player, long, onScreen)
    await soon(() => expect(listener.onReady).toHaveBeenCalledWith(player))
    expect(opened).toHaveBeenCalledOnce()
    expect(player.hasAttribute('src')).toBe(false)
    expect(sources.holds(player)).toBe(true)
  })

  it('is a stream, whenever, where no file plays', async () => {
    sources.give(player, short, onScreen)
    expect(sources.giveNext(player, short, true)).toBe(true)
    await soon(() => expect(opened).toHaveBeenCalledOnce())
    expect(sources.giveNext(player, short, true)).toBe(false)
    expect(sources.holds(player)).toBe(false)
  })

  it('is the stream too when the file of a long clip fails only after the first frame', async () => {
    sources.give(player, long, onScreen)
    sources.noteFrame()
    expect(sources.giveNext(player, long, true)).toBe(true)
    await soon(() => expect(opened).toHaveBeenCalledOnce())
  })

  it('changes over where it stands when the line runs dry twice in one clip', async () => {
    sources.noteFrame()
    sources.give(player, short, onScreen)
    player.currentTime = 3
    expect(sources.noteStall(player, short)).toBe(false)
    expect(sources.noteStall(player, { ...short, id: 'other' })).toBe(false)
    expect(sources.noteStall(player, short)).toBe(false)
    expect(sources.isLineWeak).toBe(false)
    expect(sources.noteStall(player, short)).toBe(true)
    expect(sources.isLineWeak).toBe(true)
    await soon(() => expect(opened).toHaveBeenCalledOnce())
    expect(opened.mock.calls[0]?.[2]).toMatchObject({ startSeconds: 3, isOnScreen: true })
    expect(sources.noteStall(player, short)).toBe(false)
  })

  it('is not a stream that came too late: the element has another clip', async () => {
    sources.noteFrame()
    sources.give(player, long, onScreen)
    sources.give(player, { ...short, playback: { sources: [file], poster: null } }, onScreen)
    await vi.dynamicImportSettled()
    expect(opened).not.toHaveBeenCalled()
    expect(player.src).toBe('clip.mp4')
  })

  it('ends with its stream, and says so when that fails', async () => {
    sources.noteFrame()
    sources.give(player, long, onScreen)
    await soon(() => expect(opened).toHaveBeenCalledOnce())
    const made = opened.mock.results[0]?.value
    opened.mock.calls[0]?.[2].onFailed()
    expect(listener.onFailed).toHaveBeenCalledWith(player)
    sources.take(player)
    expect(made.end).toHaveBeenCalledOnce()
    opened.mock.calls[0]?.[2].onFailed()
    expect(listener.onFailed).toHaveBeenCalledOnce()
  })
})
