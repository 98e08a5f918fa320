import type { Lies } from '../settings'

/** Nothing is replaced in an honest server; a lying one answers in the right shape with the wrong facts. */
export function applyLies(answer: Record<string, unknown>, lies: Lies): Record<string, unknown> {
  const { context, ...facts } = lies
  const told = Object.entries(facts).filter(([name, value]) => value !== undefined && name in answer)
  return {
    ...answer,
    ...Object.fromEntries(told),
    ...(context === undefined ? {} : { context: { custom: context } }),
  }
}
