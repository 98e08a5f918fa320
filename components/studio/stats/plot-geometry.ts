/** Plots are drawn in a square of 100 by 100, y downwards, and stretched: what is text stands outside of it. */
const side = 100

const round = (value: number) => Number(value.toFixed(2))

/** The middle of the `at`-th of `count` columns. */
export const middleOf = (at: number, count: number): number => round(((at + 0.5) / count) * side)

/** Which of `count` columns lies under `share` of the width, 0 to 1; the nearest one beyond the ends. */
export function columnAt(share: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(share * count)))
}

/** A line through the middle of each column, from edge to edge. @param shares 0 at the bottom to 1 at the top */
export function linePath(shares: readonly number[]): string {
  const [first, last] = [shares[0], shares.at(-1)]
  if (first === undefined || last === undefined) return ''
  const height = (share: number) => round((1 - share) * side)
  const middles = shares.map((share, at) => `L${middleOf(at, shares.length)} ${height(share)}`)
  return `M0 ${height(first)}${middles.join('')}L${side} ${height(last)}`
}

/** The same line and what is below it. */
export function areaPath(shares: readonly number[]): string {
  const line = linePath(shares)
  return line && `${line}V${side}H0Z`
}

export type Bar = { x: number; y: number; width: number; height: number }

/** The part of a column that stays empty between two bars. */
const gap = 0.24
/** So that one view beside a thousand can still be seen. */
const leastHeight = 1.5

/** @param top what the upper edge stands for */
export function barsOf(values: readonly number[], top: number): Bar[] {
  const column = side / values.length
  return values.map((value, at) => {
    const height = value === 0 ? 0 : Math.max(leastHeight, (value / top) * side)
    return {
      x: round(column * (at + gap / 2)),
      y: round(side - height),
      width: round(column * (1 - gap)),
      height: round(height),
    }
  })
}

/** A round number that is not below any value, and whose half is one too: what the axis says. */
export function roundTop(values: readonly number[]): number {
  const most = Math.max(2, ...values)
  const scale = 10 ** Math.floor(Math.log10(most))
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * scale >= most) ?? 10
  return scale === 1 && step === 1 ? 2 : step * scale
}
