/** One line on screen. Times in milliseconds from the beginning of the clip. */
export type Cue = { startMs: number; endMs: number; text: string }

export type ParsedVtt = { ok: true; cues: Cue[] } | { ok: false; problem: string; line: number }

export const maxCues = 600
export const maxCueLength = 300

/** WebVTT writes a point before the milliseconds, SubRip (.srt, what most tools export) a comma; both leave out hours. */
const timing = /^(?:(\d{1,4}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})$/
const arrow = ' --> '

/** @returns milliseconds, or null for what is no time */
export function parseTimestamp(text: string): number | null {
  const [, hours = '0', minutes, seconds, thousandths] = timing.exec(text.trim()) ?? []
  if (minutes === undefined) return null
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(thousandths)
}

/** As WebVTT writes it; hours only where there are any. */
export function formatTimestamp(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const hours = Math.floor(ms / 3_600_000)
  const rest = `${two((ms / 60_000) % 60)}:${two((ms / 1_000) % 60)}.${String(ms % 1_000).padStart(3, '0')}`
  return hours > 0 ? `${two(hours)}:${rest}` : rest
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '\u200e',
  rlm: '\u200f',
}

/** The words alone: no voices, colours or places, which differ from player to player. */
function plainWords(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/<[^<>]{0,200}>/g, '')
    .replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

type Block = { lines: string[]; at: number }

/** Groups of lines with empty ones between, with the number of their first line, counted from 1. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') open = null
    else if (open) open.lines.push(line)
    else {
      open = { lines: [line], at: index + 1 }
      blocks.push(open)
    }
  }
  return blocks
}

const isNoCue = ({ lines: [first = ''] }: Block) => /^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/.test(first)

function readCue({ lines, at }: Block): Cue | { problem: string; line: number } {
  const where = lines[0]?.includes('-->') ? 0 : 1
  const line = at + where
  const [from = '', rest = ''] = (lines[where] ?? '').replaceAll('\t', ' ').split(arrow)
  // What follows the second time says where on screen.
  const [startMs, endMs] = [parseTimestamp(from), parseTimestamp(rest.trim().split(/\s/)[0] ?? '')]
  if (startMs === null || endMs === null)
    return { problem: 'Here two times are missing, like 00:01.000 --> 00:03.500.', line }
  if (endMs <= startMs) return { problem: 'This line ends before it begins.', line }
  const text = plainWords(lines.slice(where + 1))
  if (text.length > maxCueLength)
    return { problem: `Use at most ${maxCueLength} characters in a line.`, line }
  return { startMs, endMs, text }
}

/**
 * Reads WebVTT (W3C WebVTT, section 4) or SubRip, strictly in the times and forgiving in the rest.
 *
 * @returns the cues in the order of their beginnings, or what is wrong and in which line, counted from 1
 */
export function parseVtt(source: string): ParsedVtt {
  const cues: Cue[] = []
  for (const block of blocksOf(source.replace(/^\ufeff/, '')).filter((block) => !isNoCue(block))) {
    const cue = readCue(block)
    if ('problem' in cue) return { ok: false, ...cue }
    if (cue.text !== '') cues.push(cue)
    if (cues.length > maxCues) return { ok: false, problem: `Use at most ${maxCues} lines.`, line: block.at }
  }
  if (cues.length === 0) return { ok: false, problem: 'There are no words in it.', line: 1 }
  return { ok: true, cues: cues.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs) }
}

const escapeWords = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Writes WebVTT that any browser reads: `parseVtt` gives back the same cues. */
export function formatVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ startMs, endMs, text }) =>
      `${formatTimestamp(startMs)} --> ${formatTimestamp(endMs)}\n${escapeWords(text)}\n`,
  )
  return ['WEBVTT\n', ...blocks].join('\n')
}
