import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sniffContainer } from '@/components/upload/checks/sniff-container'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )
const size = [0, 0, 0, 24]
const ebml = [0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 0x01, 0x42, 0xf7, 0x81, 0x01]

describe('sniffContainer', () => {
  it.each([
    ['MP4', bytes(size, 'ftypisom', [0, 0, 2, 0], 'isomiso2avc1mp41'), 'video/mp4'],
    ['MP4 of an Android phone', bytes(size, 'ftypmp42'), 'video/mp4'],
    ['MOV of an iPhone', bytes(size, 'ftypqt  '), 'video/quicktime'],
    ['MOV older than ftyp, which the server would refuse too', bytes(size, 'moov'), null],
    ['WebM', bytes(ebml, [0x42, 0x82, 0x84], 'webm'), 'video/webm'],
    ['WebM with a padded DocType', bytes(ebml, [0x42, 0x82, 0x88], 'webm', [0, 0, 0, 0]), 'video/webm'],
    ['Matroska', bytes(ebml, [0x42, 0x82, 0x88], 'matroska'), null],
    ['HEIC photo', bytes(size, 'ftypheic'), null],
    ['AVIF photo', bytes(size, 'ftypavif'), null],
    ['song', bytes(size, 'ftypM4A '), null],
    ['AVI', bytes('RIFF', size, 'AVI LIST'), null],
    ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0], size, 'JFIF'), null],
    ['web page named .mp4', bytes('<!doctype html><title>ftyp'), null],
    ['nothing', bytes(), null],
  ])('%s', (_, head, mime) => expect(sniffContainer(head)).toBe(mime))

  it('survives anything', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (head) => void sniffContainer(head)))
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        (tail) => void sniffContainer(Uint8Array.from([...ebml, ...tail])),
      ),
    )
  })
})
