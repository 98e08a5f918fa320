import { type Cell, formatTable, grouped, ratio } from '../print-table'
import type { Page, Piece } from './read-page'

const shownChunks = 8

function gzipOf(pieces: Piece[]): number {
  return pieces.reduce((sumBytes, piece) => sumBytes + piece.gzipBytes, 0)
}

function sizeOf(pieces: Piece[]): number {
  return pieces.reduce((sumBytes, piece) => sumBytes + piece.sizeBytes, 0)
}

function times(value: number, base: number): string {
  return base === 0 ? '-' : `${ratio(value / base)} x`
}

export function scriptRatio(page: Page, empty: Page): number {
  return gzipOf(page.scripts) / gzipOf(empty.scripts)
}

export function summaryTable(page: Page, empty: Page): string {
  const measured: [string, (of: Page) => number][] = [
    ['scripts, gzip -9', (of) => gzipOf(of.scripts)],
    ['scripts, unpacked', (of) => sizeOf(of.scripts)],
    ['scripts, number', (of) => of.scripts.length],
    ['styles, gzip -9', (of) => gzipOf(of.styles)],
    ['fonts, as sent', (of) => sizeOf(of.fonts)],
    ['HTML, gzip -9', (of) => of.html.gzipBytes],
  ]
  const rows: Cell[][] = measured.map(([name, measure]) => [
    name,
    grouped(measure(empty)),
    grouped(measure(page)),
    times(measure(page), measure(empty)),
  ])
  return formatTable(['bytes on the first load of /', 'empty Next page', 'Morsel', 'ratio'], rows)
}

export function chunkTable(page: Page): string {
  const rows = page.scripts
    .slice(0, shownChunks)
    .map((piece) => [
      piece.path.replace('/_next/static/', ''),
      grouped(piece.gzipBytes),
      grouped(piece.sizeBytes),
    ])
  return formatTable(['biggest scripts of Morsel', 'gzip -9', 'unpacked'], rows)
}
