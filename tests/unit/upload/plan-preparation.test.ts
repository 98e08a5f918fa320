import { describe, expect, it } from 'vitest'
import type { MediaFacts } from '@/components/upload/checks/inspect-media'
import { judgeLimits } from '@/components/upload/edit/judge-limits'
import {
  type Ability,
  type Edit,
  findReasons,
  noEdit,
  planPreparation,
  type Source,
} from '@/components/upload/edit/plan-preparation'

const megabyte = 1024 * 1024
const limits = { maxVideoBytes: 100 * megabyte, maxCoverBytes: megabyte, maxVideoSeconds: 180 }
const all: Ability = { canDraw: true, canHear: true, canWriteAac: true, canWriteOpus: true }
const none: Ability = { canDraw: false, canHear: false, canWriteAac: false, canWriteOpus: false }
const noAac: Ability = { ...all, canWriteAac: false }

const source = (media: Partial<MediaFacts> = {}, rest: Partial<Omit<Source, 'media'>> = {}): Source => ({
  mime: 'video/mp4',
  sizeBytes: 20 * megabyte,
  ...rest,
  media: {
    durationSeconds: 30,
    width: 1080,
    height: 1920,
    videoCodec: 'avc',
    videoCodecString: 'avc1.640028',
    hasSound: true,
    audioCodec: 'aac',
    cutOff: false,
    ...media,
  },
})
const plan = (from: Source, edit: Edit = noEdit, ability = all) =>
  planPreparation(from, edit, ability, limits)
const cut = { span: { startSeconds: 2, endSeconds: 12 }, cropPosition: null }
const crop = { span: null, cropPosition: 0.5 }
const wide = { width: 1920, height: 1080 }

describe('findReasons', () => {
  it.each([
    ['H.264 and AAC in MP4', source(), []],
    ['HEVC', source({ videoCodec: 'hevc' }), ['picture_codec']],
    ['a MOV', source({}, { mime: 'video/quicktime' }), ['container']],
    ['a silent clip', source({ hasSound: false, audioCodec: null }), []],
    ['PCM sound', source({ audioCodec: 'pcm-s16' }), ['sound_codec']],
    ['4K', source({ width: 2160, height: 3840 }), ['too_many_pixels']],
    ['too many bytes', source({}, { sizeBytes: 101 * megabyte }), ['too_large']],
    [
      'WebM',
      source({ videoCodec: 'vp9', audioCodec: 'opus' }, { mime: 'video/webm' }),
      ['picture_codec', 'sound_codec', 'container'],
    ],
  ])('%s', (_, from, reasons) => {
    expect(findReasons(from, limits)).toEqual(reasons)
  })
})

describe('planPreparation', () => {
  it('leaves what every phone plays alone', () => {
    expect(plan(source())).toBeNull()
    expect(plan(source(), noEdit, none)).toBeNull()
    // A 9:16 clip has nothing to be cut off at its sides.
    expect(plan(source(), crop)).toBeNull()
  })

  it('draws HEVC, 4K and what is too large anew, and keeps its AAC', () => {
    for (const from of [
      source({ videoCodec: 'hevc' }),
      source({ width: 2160, height: 3840 }),
      source({}, { sizeBytes: 150 * megabyte }),
    ])
      expect(plan(from)).toMatchObject({ picture: { width: 1080, height: 1920, crop: null }, sound: 'copy' })
  })

  it('packs a MOV anew without touching a packet, which needs no codec at all', () => {
    const mov = source({}, { mime: 'video/quicktime' })
    expect(plan(mov)).toEqual({ span: null, picture: 'copy', sound: 'copy', isExact: true })
    expect(plan(mov, noEdit, none)).toMatchObject({ picture: 'copy', sound: 'copy' })
  })

  it('has no plan where the browser cannot decode or encode the picture', () => {
    const unable = { ...all, canDraw: false }
    expect(plan(source({ videoCodec: 'hevc' }), noEdit, unable)).toBeNull()
    expect(plan(source({}, { sizeBytes: 150 * megabyte }), noEdit, unable)).toBeNull()
    expect(plan(source(wide), crop, unable)).toBeNull()
  })

  it('cuts by copying packets, only without an encoder not to the frame', () => {
    expect(plan(source(), cut)).toEqual({ span: cut.span, picture: 'copy', sound: 'copy', isExact: true })
    expect(plan(source(), cut, none)).toMatchObject({ span: cut.span, picture: 'copy', isExact: false })
  })

  it('crops and cuts in one pass, in the size of the window', () => {
    expect(plan(source(wide), { ...cut, cropPosition: 1 })).toMatchObject({
      span: cut.span,
      picture: { width: 606, height: 1080, crop: { left: 1314, top: 0, width: 606, height: 1080 } },
      sound: 'copy',
    })
  })

  it('makes AAC where it can; without it sound is left alone unless something has to happen', () => {
    const pcm = source({ audioCodec: 'pcm-s16' })
    expect(plan(pcm)).toMatchObject({ picture: 'copy', sound: 'aac' })
    expect(plan(pcm, noEdit, noAac)).toBeNull()
    expect(plan(pcm, cut, noAac)).toMatchObject({ sound: 'opus' })
    expect(plan(pcm, cut, { ...noAac, canHear: false })).toBeNull()
    const webm = source({ videoCodec: 'vp9', audioCodec: 'opus' }, { mime: 'video/webm' })
    expect(plan(webm)).toMatchObject({ picture: { width: 1080 }, sound: 'aac' })
    expect(plan(webm, noEdit, noAac)).toBeNull()
    expect(plan(webm, cut, noAac)).toMatchObject({ picture: { width: 1080 }, sound: 'copy' })
  })

  it('spends no more bits than the limit allows or the source had', () => {
    const bits = (from: Source, edit = noEdit) => {
      const picture = plan(from, edit)?.picture
      return picture && picture !== 'copy' ? picture.bitsPerSecond : Number.NaN
    }
    const long = source({ durationSeconds: 180 }, { sizeBytes: 400 * megabyte })
    expect((bits(long) + 128_000) * 180).toBeLessThan(limits.maxVideoBytes * 8)
    expect(bits(source({ videoCodec: 'hevc' }, { sizeBytes: 6e6 }))).toBe(2_400_000)
    expect(bits(source({ videoCodec: 'hevc' }, { sizeBytes: 90e6 }))).toBe(1080 * 1920 * 3)
  })
})

describe('judgeLimits', () => {
  it('counts what is kept, not what there was', () => {
    const long = source({ durationSeconds: 200 }, { sizeBytes: 120 * megabyte })
    const judge = (edit: Edit, ability = all) => judgeLimits(long, edit, plan(long, edit, ability), limits)
    expect(judge(noEdit)).toEqual({ kind: 'too_long', overSeconds: 20 })
    expect(judge({ span: { startSeconds: 0, endSeconds: 180 }, cropPosition: null })).toBeNull()
    const copied = judge({ span: { startSeconds: 0, endSeconds: 180 }, cropPosition: null }, none)
    expect(copied).toEqual({ kind: 'too_large', bytes: 108 * megabyte })
    expect(judge({ span: { startSeconds: 0, endSeconds: 100 }, cropPosition: null }, none)).toBeNull()
    expect(judgeLimits(source(), noEdit, null, limits)).toBeNull()
  })
})
