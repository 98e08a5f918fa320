import { describe, expect, it } from 'vitest'
import type { Source } from '@/components/upload/edit/plan-preparation'
import { preparedName } from '@/components/upload/edit/prepare-clip'
import { describeInability, describePreparation } from '@/components/upload/edit/reason-texts'

const megabyte = 1024 * 1024
const limits = { maxVideoBytes: 100 * megabyte, maxCoverBytes: megabyte, maxVideoSeconds: 180 }
const source: Source = {
  mime: 'video/quicktime',
  sizeBytes: 240 * megabyte,
  media: {
    durationSeconds: 30,
    width: 2160,
    height: 3840,
    videoCodec: 'hevc',
    videoCodecString: 'hvc1.1.6.L93.B0',
    hasSound: true,
    audioCodec: 'aac',
    cutOff: false,
  },
}

describe('what a preparation is for', () => {
  it('is said once for each reason; a new picture comes in an MP4 anyway', () => {
    const texts = describePreparation(['picture_codec', 'container', 'too_large'], source, limits)
    expect(texts).toHaveLength(2)
    expect(texts[0]).toContain('HEVC')
    expect(texts[1]).toContain('240 MB')
    expect(describePreparation(['container'], source, limits)).toHaveLength(1)
  })

  it('is said honestly where it cannot be had, and never promises to send what is too large', () => {
    const [codec = ''] = describeInability(['picture_codec'], source, limits)
    expect(codec).toMatch(/This browser cannot prepare HEVC\. We send the original.*a few minutes/)
    const [large = ''] = describeInability(['too_large'], source, limits)
    expect(large).not.toContain('We send')
    expect(describeInability(['container'], source, limits)).toEqual([])
  })
})

it.each([
  ['IMG_0042.MOV', 'IMG_0042.mp4'],
  ['soup.of.the.day', 'soup.of.the.mp4'],
  ['clip', 'clip.mp4'],
  ['.mov', 'clip.mp4'],
])('%s becomes %s', (name, prepared) => {
  expect(preparedName(name)).toBe(prepared)
})
