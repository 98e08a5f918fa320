import 'server-only'
import { endOf } from './marker'
import { reach } from './weights'

/** A clip that may come next, in the order of rank. */
export type Candidate = {
  id: string
  partnerId: string
  rankedAt: Date
  /** Not to be shown to this reader at all. */
  isRefused?: boolean
  /** How much nearer this reader wants it, in milliseconds. */
  wishMs?: number
}

type Before = { taken: readonly string[]; lastPartner: string }
type Page<C> = { picked: C[]; floor: C | undefined; taken: string[]; lastPartner: string; isEmpty: boolean }

const worth = ({ rankedAt, wishMs = 0 }: Candidate): number => rankedAt.getTime() + wishMs

function best<C extends Candidate>(candidates: readonly C[]): C | undefined {
  return candidates.reduce<C | undefined>(
    (first, other) => (first && worth(first) >= worth(other) ? first : other),
    undefined,
  )
}

/** A kitchen with more than half of what is left has to begin, or its clips end up side by side. */
function leader<C extends Candidate>(left: readonly C[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { partnerId } of left) counts.set(partnerId, (counts.get(partnerId) ?? 0) + 1)
  return [...counts].find(([, count]) => count * 2 > left.length)?.[0]
}

function pickNext<C extends Candidate>(
  left: readonly C[],
  passed: number,
  lastPartner: string,
): C | undefined {
  if (passed >= reach.maxPassed) return left[0]
  const others = left.filter(({ partnerId }) => endOf(partnerId) !== lastPartner)
  const most = leader(left)
  const pressing = others.filter(({ partnerId }) => partnerId === most)
  return best(pressing.length > 0 ? pressing : others.length > 0 ? others : left)
}

/**
 * The next page out of the clips that come next: the nearest to this reader first, never two of one kitchen in a row where that can be
 * avoided. What is passed over stays for the pages to come.
 *
 * @param rows strictly below the floor of the marker, in the order of rank, those that were shown already included
 */
export function arrange<C extends Candidate>(rows: readonly C[], before: Before, size: number): Page<C> {
  const ends = new Set(before.taken)
  const shown = new Set(rows.filter(({ id }) => ends.has(endOf(id))))
  const isLeft = (row: C) => !(row.isRefused || shown.has(row))
  const picked: C[] = []
  let { lastPartner } = before
  while (picked.length < size) {
    const passed = rows.slice(rows.findIndex(isLeft)).filter((row) => shown.has(row)).length
    const next = pickNext(rows.filter(isLeft), passed, lastPartner)
    if (!next) break
    picked.push(next)
    shown.add(next)
    lastPartner = endOf(next.partnerId)
  }
  const firstLeft = rows.findIndex(isLeft)
  const edge = firstLeft === -1 ? rows.length : firstLeft
  const taken = rows.slice(edge).flatMap((row) => (shown.has(row) ? [endOf(row.id)] : []))
  return { picked, floor: rows[edge - 1], taken, lastPartner, isEmpty: firstLeft === -1 }
}
