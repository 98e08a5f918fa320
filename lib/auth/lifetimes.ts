import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/core/time'

/** ASVS 7.1.1: access at most 10 minutes. Up to 5 % less, so that tabs opened together do not refresh together. */
export const accessTtlMs = 10 * minuteMs
export const accessJitter = 0.05

/** The absolute end never moves on refresh; the idle end does (ASVS 7.3.1, 7.3.2). */
export const sessionLifetimes = {
  session: { idleMs: 12 * hourMs, absoluteMs: 24 * hourMs },
  remembered: { idleMs: 14 * dayMs, absoluteMs: 30 * dayMs },
} as const

/** No session outlives this, so no record of a revoked one has to. */
export const longestSessionMs = sessionLifetimes.remembered.absoluteMs

/** ASVS 7.1.2. The soonest to expire makes room, never the new one. */
export const maxSessionsPerUser = 10

/** How long the previous refresh token still works after a rotation: tabs that race (RFC 9700 4.14.2, FAPI 2.0). */
export const graceMs = 30 * secondMs

/** How long it works while nobody has been seen using its successor: the answer was lost on the way. */
export const unconfirmedMs = dayMs

export const knownDeviceMs = 180 * dayMs

/** How long a proof of identity counts for what is worth asking again: ending sessions, passwords, e-mail (ASVS 7.5.1). */
export const freshProofMs = 15 * minuteMs

/** Links in mails (OWASP Forgot Password sheet): a reset is urgent, a confirmation may wait for the evening. */
export const resetLinkMs = 30 * minuteMs
export const confirmLinkMs = dayMs
