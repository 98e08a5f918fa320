/**
 * What shows a requirement of the standard, or why nothing does; exactly one of the three.
 *
 * `shownBy`: requirements of ours (`R31`), tests, the linter (`biome.json`), or, where a document is asked for, a heading
 * of a guide (`ARCHITECTURE.md#limits`). `exception`: it does not apply here, is left to whoever runs this, or is decided
 * against. `open`: it applies and is not met, or is met and nothing shows it.
 */
export type Trace = {
  /** Three to eight words of our own: the standard's sentences are under another licence. */
  topic: string
} & (
  | { shownBy: readonly [string, ...string[]]; exception?: never; open?: never }
  | { exception: string; shownBy?: never; open?: never }
  | { open: string; shownBy?: never; exception?: never }
)

export type Chapter = { name: string; traces: Record<string, Trace> }
