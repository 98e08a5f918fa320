import { type Cell, formatTable, grouped, ratio } from '../print-table'
import type { Answers } from './messages'

/** Latencies of the feed, milliseconds, and the answers that people who signed in meanwhile got. */
export interface Phase {
  feedMs: number[]
  answers: Answers
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const p99 = ({ feedMs }: Phase): number => quantile(feedMs, 0.99)

export function joinPhases(phases: readonly Phase[]): Phase {
  const answers: Answers = {}
  for (const phase of phases)
    for (const [status, count] of Object.entries(phase.answers))
      answers[status] = (answers[status] ?? 0) + count
  return { feedMs: phases.flatMap(({ feedMs }) => feedMs), answers }
}

export function latencyTable(columns: Record<string, Phase>): string {
  const phases = Object.values(columns)
  const [idle = { feedMs: [], answers: {} }] = phases
  const row = (name: string, share: number): Cell[] => [
    name,
    ...phases.map(({ feedMs }) => quantile(feedMs, share).toFixed(1)),
  ]
  return formatTable(
    ['GET /api/feed, ms', ...Object.keys(columns)],
    [
      row('p50', 0.5),
      row('p90', 0.9),
      row('p99', 0.99),
      row('longest', 1),
      ['samples', ...phases.map(({ feedMs }) => grouped(feedMs.length))],
      null,
      ['p99, ratio to idle', ...phases.map((phase) => `${ratio(p99(phase) / p99(idle))} x`)],
      ...['200', '401', '429', '503'].map((status) => [
        `sign-ins answered ${status}`,
        ...phases.map(({ answers }) => grouped(answers[status] ?? 0)),
      ]),
    ],
  )
}
