import { relative } from 'node:path'
import { bold, dim } from './console-progress'
import type { Row } from './launcher'

const headings: Row = { service: 'Service', where: 'Where', data: 'Data', bringYourOwn: 'Bring your own' }

function shortPath(text: string): string {
  const short = text.startsWith('/') ? relative(process.cwd(), text) : text
  return short === '' || short.startsWith('..') ? text : short
}

export function printTable(rows: Row[]): void {
  const lines = [headings, ...rows].map((row) => [
    row.service,
    row.where,
    shortPath(row.data),
    row.bringYourOwn,
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  console.log()
  for (const [i, line] of lines.entries()) {
    const text = line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')
    console.log(`  ${i === 0 ? dim(text) : text}`)
  }
  console.log()
}

export function printReady(origin: string, accounts: string[]): void {
  console.log(`\n  ${bold('Morsel is ready')}  ${bold(origin)}\n`)
  for (const account of accounts) console.log(`  ${account}`)
  if (accounts.length > 0) console.log()
  console.log(dim('  Ctrl-C stops everything; the data stays.'))
}
