import type { Span } from './plan-preparation'

/** Shorter than this is a picture. */
export const minSpanSeconds = 0.5
export const stepSeconds = 0.1

const onStep = (seconds: number) => Math.round(seconds / stepSeconds) / (1 / stepSeconds)

/** What is kept at first: all of it, or the beginning of a clip that is longer than may be sent. */
export function wholeSpan(durationSeconds: number, maxSeconds: number | null): Span {
  return { startSeconds: 0, endSeconds: Math.min(durationSeconds, maxSeconds ?? durationSeconds) }
}

/** Moves one end; the other gives way where it must, and neither leaves the clip. */
export function moveEnd(span: Span, end: keyof Span, toSeconds: number, durationSeconds: number): Span {
  const shortest = Math.min(minSpanSeconds, durationSeconds)
  if (end === 'startSeconds') {
    const startSeconds = Math.min(Math.max(0, onStep(toSeconds)), durationSeconds - shortest)
    return { startSeconds, endSeconds: Math.max(span.endSeconds, startSeconds + shortest) }
  }
  // The last step of a slider lies before the end of most clips.
  const isLast = toSeconds > durationSeconds - stepSeconds
  const endSeconds = Math.max(isLast ? durationSeconds : onStep(toSeconds), shortest)
  return { startSeconds: Math.min(span.startSeconds, endSeconds - shortest), endSeconds }
}

/** The span to cut to; null where all of the clip is kept. */
export function cutOf(span: Span, durationSeconds: number): Span | null {
  const isWhole = span.startSeconds < stepSeconds && span.endSeconds > durationSeconds - stepSeconds
  return isWhole ? null : span
}
