import { z } from 'zod'
import {
  type Cue,
  formatTimestamp,
  maxCueLength,
  maxCues,
  parseTimestamp,
  parseVtt,
} from '@/lib/core/web-vtt'

const time = z.string().refine((text) => parseTimestamp(text) !== null, 'Like 00:01.500.')

/** One line in the editor, as it is typed. */
const row = z
  .object({
    start: time,
    end: time,
    text: z.string().trim().min(1, 'Say something.').max(maxCueLength, `At most ${maxCueLength} characters.`),
  })
  .refine(({ start, end }) => (parseTimestamp(end) ?? 0) > (parseTimestamp(start) ?? 0), {
    path: ['end'],
    message: 'After it begins.',
  })

export const captionRows = z.object({ rows: z.array(row).min(1).max(maxCues) })
export type CaptionRows = z.infer<typeof captionRows>
export type CaptionRow = CaptionRows['rows'][number]

const toRow = ({ startMs, endMs, text }: Cue): CaptionRow => ({
  start: formatTimestamp(startMs),
  end: formatTimestamp(endMs),
  text,
})

export const toCues = ({ rows }: CaptionRows): Cue[] =>
  rows.map(({ start, end, text }) => ({
    startMs: parseTimestamp(start) ?? 0,
    endMs: parseTimestamp(end) ?? 0,
    text,
  }))

const newLineMs = 2_000

/** An empty line that begins where the last one ends. */
export function rowAfter(last: CaptionRow | undefined): CaptionRow {
  const startMs = (last && parseTimestamp(last.end)) ?? 0
  return toRow({ startMs, endMs: startMs + newLineMs, text: '' })
}

/** @returns the lines of a WebVTT or SubRip text, or what is wrong with it, as a sentence */
export function readRows(source: string): CaptionRow[] | string {
  const parsed = parseVtt(source)
  return parsed.ok ? parsed.cues.map(toRow) : `Line ${parsed.line} of the file: ${parsed.problem}`
}
