import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cue, formatTimestamp, formatVtt, parseTimestamp, parseVtt } from '@/lib/core/web-vtt'

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && !/<[^<>]*>|&(?:amp|lt|gt|nbsp|lrm|rlm);/.test(text))
const cue = fc
  .tuple(
    fc.nat(7_200_000),
    fc.integer({ min: 1, max: 60_000 }),
    fc.array(words, { minLength: 1, maxLength: 3 }),
  )
  .map(([startMs, lengthMs, lines]): Cue => ({ startMs, endMs: startMs + lengthMs, text: lines.join('\n') }))

describe('WebVTT', () => {
  it('that was written is read as it was, whatever people say in it', () => {
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (cues) => {
        const inOrder = [...cues].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
        expect(parseVtt(formatVtt(cues))).toEqual({ ok: true, cues: inOrder })
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, and never lets markup through, whatever comes', () => {
    const line = fc.constantFrom(
      'WEBVTT',
      '',
      '00:01.000 --> 00:02.000',
      'NOTE x',
      '-->',
      '<v Ann>hi</v>',
      '1',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }), (lines) => {
        const parsed = parseVtt(lines.join('\n'))
        if (parsed.ok) expect(formatVtt(parsed.cues)).not.toMatch(/<[^<>]*>/)
      }),
      { numRuns: 500 },
    )
  })

  it('is read with a mark at its beginning, notes, styles, names, places and Windows line ends', () => {
    const source = [
      '\ufeffWEBVTT - from a tool',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'NOTE a remark',
      '',
      'intro',
      '00:00.500 --> 00:02.000 align:start line:0',
      '<v Ann><b>Noodles</b> &amp; <00:01.000>broth',
      'boil &lt;gently&gt;',
      '',
      '01:00:00.000 --> 01:00:01.250',
      'The end.',
    ].join('\r\n')
    expect(parseVtt(source)).toEqual({
      ok: true,
      cues: [
        { startMs: 500, endMs: 2_000, text: 'Noodles & broth\nboil <gently>' },
        { startMs: 3_600_000, endMs: 3_601_250, text: 'The end.' },
      ],
    })
  })

  it('may be SubRip, which most tools export', () => {
    const source = '1\n00:00:01,000 --> 00:00:02,500\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nagain\n'
    expect(parseVtt(source)).toMatchObject({ ok: true, cues: [{ startMs: 1_000 }, { text: 'again' }] })
  })

  it.each([
    ['WEBVTT\n\n00:02.000 --> 00:01.000\nx', 'ends before', 3],
    ['WEBVTT\n\nname\n00:xx.000 --> 00:01.000\nx', 'times are missing', 4],
    ['just words', 'times are missing', 2],
    ['WEBVTT', 'no words', 1],
    ['', 'no words', 1],
    [`WEBVTT\n\n00:01.000 --> 00:02.000\n${'x'.repeat(301)}`, 'at most 300', 3],
    [`WEBVTT\n\n${'00:01.000 --> 00:02.000\nx\n\n'.repeat(601)}`, 'at most 600', 1803],
  ])('says of %.40j what is wrong and where', (source, problem, line) => {
    expect(parseVtt(source)).toEqual({ ok: false, problem: expect.stringContaining(problem), line })
  })
})

describe('a time', () => {
  it.each([
    ['00:00.000', 0],
    ['00:01.250', 1_250],
    ['10:00.000', 600_000],
    ['01:00:00.001', 3_600_001],
  ])('%s is %i ms, both ways', (text, ms) => {
    expect(parseTimestamp(text)).toBe(ms)
    expect(formatTimestamp(ms)).toBe(text)
  })

  it.each(['', '1', '00:60.000', '00:01', '-00:01.000', '00:01.0000', 'x'])('%j is none', (text) => {
    expect(parseTimestamp(text)).toBeNull()
  })
})
