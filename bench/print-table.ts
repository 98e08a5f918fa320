export type Cell = string | number

/** The first column to the left, figures to the right; a row of `null` becomes a line across. */
export function formatTable(header: readonly string[], rows: readonly (readonly Cell[] | null)[]): string {
  const lines = [header, ...rows].map((row) => row?.map(String) ?? null)
  const widths = header.map((_, column) => Math.max(...lines.map((row) => row?.[column]?.length ?? 0)))
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  const render = (row: string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const [head = null, ...body] = lines
  return [
    head === null ? '' : render(head),
    rule,
    ...body.map((row) => (row === null ? rule : render(row))),
  ].join('\n')
}

/** `12,345`: the same on every machine, whatever its language. */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

export function megabytes(sizeBytes: number): string {
  return (sizeBytes / 1_000_000).toFixed(1)
}

/** As many digits as mean something: `0.0042`, `0.35`, `1.17`, `24`. */
export function ratio(value: number): string {
  if (!Number.isFinite(value)) return '-'
  return value >= 10 ? grouped(value) : String(Number(value.toPrecision(value >= 1 ? 3 : 2)))
}
