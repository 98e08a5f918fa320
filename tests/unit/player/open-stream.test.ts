import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openStream } from '@/components/player/open-stream'

type Handler = (event: string, data: { fatal: boolean; type: string }) => void

/** The library, as far as it is called. */
const made: FakeHls[] = []
class FakeHls {
  static readonly Events = { FRAG_LOADED: 'loaded', ERROR: 'error' }
  static readonly ErrorTypes = { MEDIA_ERROR: 'media' }
  readonly handlers = new Map<string, Handler>()
  readonly config: Record<string, unknown>
  bandwidthEstimate = 500_000
  recoverMediaError = vi.fn()
  destroy = vi.fn()
  loadSource = vi.fn()
  attachMedia = vi.fn()

  constructor(config: Record<string, unknown>) {
    this.config = { ...config }
    made.push(this)
  }

  on(event: string, handler: Handler): void {
    this.handlers.set(event, handler)
  }

  emit(event: string, data = { fatal: false, type: '' }): void {
    this.handlers.get(event)?.(event, data)
  }
}

vi.mock('hls.js', () => ({
  get default() {
    return FakeHls
  },
}))

const onFailed = vi.fn()
const open = (isOnScreen = true) => {
  const stream = openStream({} as HTMLVideoElement, 'clip.m3u8', { startSeconds: -1, isOnScreen, onFailed })
  const hls = made.at(-1)
  if (!hls) throw new Error('the library was not asked')
  return { stream, hls }
}

beforeEach(() => {
  made.length = 0
  vi.clearAllMocks()
})

describe('a stream', () => {
  it('tests the line once, and hands what it measured on to the next clip', () => {
    const first = open().hls
    expect(first.config).toMatchObject({ testBandwidth: true })
    expect(first.config).not.toHaveProperty('abrEwmaDefaultEstimate')
    first.bandwidthEstimate = 3_000_000
    first.emit('loaded')
    expect(open().hls.config).toMatchObject({ testBandwidth: false, abrEwmaDefaultEstimate: 3_000_000 })
  })

  it('fetches a second of a clip that is not on screen, and half a minute of one that is', () => {
    const { stream, hls } = open(false)
    expect(hls.config).toMatchObject({ maxBufferLength: 1, maxMaxBufferLength: 1 })
    stream.showOnScreen()
    expect(hls.config).toMatchObject({ maxBufferLength: 30, maxMaxBufferLength: 30 })
  })

  it('is mended once, and then given up', () => {
    const { hls, stream } = open()
    hls.emit('error', { fatal: false, type: 'network' })
    hls.emit('error', { fatal: true, type: 'media' })
    expect(hls.recoverMediaError).toHaveBeenCalledOnce()
    expect(onFailed).not.toHaveBeenCalled()
    hls.emit('error', { fatal: true, type: 'media' })
    expect(onFailed).toHaveBeenCalledOnce()
    hls.emit('error', { fatal: true, type: 'network' })
    expect(onFailed).toHaveBeenCalledTimes(2)
    stream.end()
    expect(hls.destroy).toHaveBeenCalledOnce()
  })
})
