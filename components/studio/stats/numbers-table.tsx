type NumbersTableProps = {
  caption: string
  columns: readonly string[]
  /** The first cell names its row. */
  rows: readonly (readonly [name: string, ...cells: string[]])[]
}

export function NumbersTable({ caption, columns, rows }: NumbersTableProps) {
  return (
    <table className="w-full max-w-lg text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-line border-b">
          {columns.map((column) => (
            <th key={column} scope="col" className="py-2 text-right font-semibold first:text-left">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name} className="border-line border-b last:border-0">
            <th scope="row" className="py-1.5 text-left font-normal">
              {name}
            </th>
            {cells.map((cell, at) => (
              <td key={columns[at + 1]} className="py-1.5 text-right">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
