/** Ends the step; `say` tells how far it has come. */
export interface Step {
  (result?: string): void
  say(detail: string): void
}

/** What the launcher says while it works. */
export interface Progress {
  step(text: string): Step
  note(text: string): void
}

export const silentProgress: Progress = {
  step: () => Object.assign(() => {}, { say: () => {} }),
  note: () => {},
}
