import { describe, expect, it } from 'vitest'
import { type CheckTools, checkVideo } from '@/components/upload/checks/check-video'
import type { Inspection, MediaFacts } from '@/components/upload/checks/inspect-media'
import { UploadError } from '@/components/upload/engine/problem'

const limits = { maxVideoBytes: 100, maxCoverBytes: 100, maxVideoSeconds: 180 }
const good: MediaFacts = {
  durationSeconds: 20,
  width: 1080,
  height: 1920,
  videoCodec: 'avc',
  videoCodecString: 'avc1.640028',
  hasSound: true,
  audioCodec: 'aac',
  cutOff: false,
}
const file = (brand = 'isom', fill = 0) =>
  new File([Uint8Array.from([0, 0, 0, 24]), `ftyp${brand}`, ' '.repeat(fill)], 'soup.mp4')

function check(
  media: Inspection,
  one = file(),
  canPlay: CheckTools['canPlay'] = () => true,
  changed = limits,
) {
  return checkVideo(one, changed, { inspect: async () => media, canPlay })
}

const problemOf = (running: Promise<unknown>) =>
  running.then(
    () => null,
    (thrown: unknown) => (thrown instanceof UploadError ? thrown.problem : thrown),
  )

describe('checkVideo', () => {
  it('says what it is, by its bytes and not by its name', async () => {
    expect(await check(good)).toEqual({ mime: 'video/mp4', media: good, notes: [] })
    expect((await check(good, file('qt  '))).mime).toBe('video/quicktime')
  })

  it.each([
    ['an empty file', () => check(good, new File([], 'a.mp4')), { kind: 'empty' }],
    ['a page', () => check(good, new File(['<html>'], 'a.mp4')), { kind: 'unreadable' }],
    [
      'a large file',
      () => check(good, file('isom', 200)),
      { kind: 'too_large', sizeBytes: 212, limitBytes: 100 },
    ],
    ['broken headers', () => check('unreadable'), { kind: 'unreadable' }],
    ['a song', () => check('sound_only'), { kind: 'sound_only' }],
    ['a cut file', () => check({ ...good, cutOff: true }), { kind: 'cut_off' }],
    ['no duration', () => check({ ...good, durationSeconds: 0 }), { kind: 'cut_off' }],
    [
      'an endless one',
      () => check({ ...good, durationSeconds: 181 }),
      { kind: 'too_long', seconds: 181, limitSeconds: 180 },
    ],
    ['an unknown codec', () => check({ ...good, videoCodec: null }), { kind: 'codec' }],
    ['a camera master', () => check({ ...good, videoCodec: 'prores' }), { kind: 'codec' }],
  ])('refuses %s', async (_, run, problem) => expect(await problemOf(run())).toEqual(problem))

  it('lets a clip end a frame after the limit, and any length where there is no limit', async () => {
    expect(await problemOf(check({ ...good, durationSeconds: 180.4 }))).toBeNull()
    const noLimit = { ...limits, maxVideoSeconds: null }
    expect(
      await problemOf(
        checkVideo(file(), noLimit, {
          inspect: async () => ({ ...good, durationSeconds: 9_000 }),
          canPlay: () => true,
        }),
      ),
    ).toBeNull()
  })

  it('notes what is worth knowing and stops nobody for it', async () => {
    const notes = async (change: Partial<MediaFacts>) => (await check({ ...good, ...change })).notes
    expect(await notes({ hasSound: false, audioCodec: null })).toEqual(['no_sound'])
    expect(await notes({ audioCodec: null })).toEqual(['sound_unknown'])
    expect(await notes({ width: 1920, height: 1080 })).toEqual(['wide'])
    expect(await notes({ width: 320, height: 568 })).toEqual(['small'])
  })

  it('warns of HEVC only where the browser cannot show it', async () => {
    const hevc: MediaFacts = { ...good, videoCodec: 'hevc', videoCodecString: 'hvc1.1.6.L93.B0' }
    expect((await check(hevc)).notes).toEqual([])
    const asked: string[] = []
    const { notes } = await check(hevc, file('qt  '), (type) => {
      asked.push(type)
      return false
    })
    expect(notes).toEqual(['not_playable_here'])
    expect(asked).toEqual(['video/mp4; codecs="hvc1.1.6.L93.B0"'])
  })

  it('sees a file that is gone', async () => {
    const gone = file()
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('x', 'NotFoundError')) }) as Blob
    expect(await problemOf(check(good, gone))).toEqual({ kind: 'file_gone' })
  })
})
