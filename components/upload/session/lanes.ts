import { Lane } from '../engine/lane'

/**
 * What the uploads of one tab do one after the other. Sending too: two at once share one line, so both would be done late,
 * a crash would cost a part of each, and the first clip could not be watched any sooner.
 */
export type Lanes = {
  looking: Lane
  /** Drawing stills: one decoder at a time is all that a phone has. */
  drawing: Lane
  sending: Lane
}

export const makeLanes = (): Lanes => ({ looking: new Lane(), drawing: new Lane(), sending: new Lane() })
