/** As plots are drawn here: a square of 100 by 100, y downwards. */
const side = 100

const round = (value: number) => Number(value.toFixed(2))

/**
 * A line through the middle of each column, broken where nothing was measured. A day alone between two such is a short dash.
 *
 * @param top what the upper edge stands for
 */
export function quantilePath(values: readonly (number | null)[], top: number): string {
  const column = side / values.length
  const height = (value: number) => round((1 - Math.min(value, top) / top) * side)
  const isThere = (at: number) => (values[at] ?? null) !== null
  return values
    .map((value, at) => {
      if (value === null) return ''
      const middle = column * (at + 0.5)
      if (isThere(at - 1)) return `L${round(middle)} ${height(value)}`
      if (isThere(at + 1)) return `M${round(middle)} ${height(value)}`
      return `M${round(middle - column / 3)} ${height(value)}H${round(middle + column / 3)}`
    })
    .join('')
}
