/** A spreadsheet takes a text that begins so for a formula and runs it; the wide ones are what some keyboards type (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Excel reads a file without this mark as if it were written in the last century: crème brûlée would not be one. */
const byteOrderMark = '\ufeff'

/** RFC 4180: lines end in CRLF, the last one too; a text with a comma, quote or line break in it is quoted. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
