import { dayMs, hourMs, secondMs } from '@/lib/core/time'

/**
 * What must happen, in plain TypeScript: the rules of reference/auth.md 6.4 as a table of facts, and beside them a diary of
 * every session from which the promises to people are judged without asking the rules. Times are milliseconds since the
 * beginning of an interleaving, by Redis's clock and what was added to it: a test lets time pass by editing what is stored.
 */
export const maxSessions = 3
const graceMs = 30 * secondMs
const unconfirmedMs = dayMs
const lives = {
  remembered: { idleMs: 14 * dayMs, absoluteMs: 30 * dayMs },
  session: { idleMs: 12 * hourMs, absoluteMs: 24 * hourMs },
} as const
const tombstoneMs = 30 * dayMs

export const lifeOf = (remember: boolean) => lives[remember ? 'remembered' : 'session']

/** A refresh token as somebody holds it. `text` is empty where a test speaks to the scripts. */
export type Token = { sid: string; generation: number; nonce: string; text: string }
export type Access = { sid: string; generation: number; epoch: number; text: string }

export type Answer =
  | { ok: true; token: Token; access: Access; rotatedAtMs: number }
  | { ok: false; reason: string }

/** One session as Redis has it. */
export type Stored = {
  nonce: string
  generation: number
  confirmed: number
  epoch: number
  remember: boolean
  rotatedAt: number
  endsAt: number
  expiresAt: number
  /** When the current generation was issued, by the reply, as if no time had been moved: the mark of one successor. */
  mark: number
  /** The current token's text and the moment it was minted: the same moment must give the same bytes. */
  minted: { text: string; at: number }
}

type Tombstone = { reason: string; until: number }

export class Memory {
  readonly live = new Map<string, Stored>()
  readonly tombstones = new Map<string, Tombstone>()

  copy(): Memory {
    const copy = new Memory()
    for (const [sid, stored] of this.live) copy.live.set(sid, { ...stored })
    for (const [sid, tombstone] of this.tombstones) copy.tombstones.set(sid, tombstone)
    return copy
  }

  expire(now: number): void {
    for (const [sid, { expiresAt }] of this.live) if (expiresAt <= now) this.live.delete(sid)
    for (const [sid, { until }] of this.tombstones) if (until <= now) this.tombstones.delete(sid)
  }

  end(sid: string, reason: string, until: number): void {
    this.live.delete(sid)
    if (!this.tombstones.has(sid)) this.tombstones.set(sid, { reason, until })
  }
}

/** What happened to a session, noted down by the commands and never by the rules. */
export type Diary = {
  remember: boolean
  epoch: number
  bornAt: number
  idleEndsAt: number
  newest: number
  rotatedAt: number
  newestWasUsed: boolean
  /** Why nobody may complain when this session is over. */
  excuse: string | null
  rolledBack: boolean
}

export type Browser = { token: Token | null; access: Access | null; answerLostAt: number | null }

/** What Postgres says of a session at one moment. */
export type Seen = { epoch: number; revokedFor: string | null }

export type Flight = { browser: Browser; token: Token; seen: Seen | null }

export type Verdict =
  | { ok: true; generation: number; how: 'rotated' | 'rotated after a rollback' | 'retry' }
  | { ok: false; reason: string }

export class World {
  /** Time that a test let pass. */
  moved = 0
  /** Time that went by itself, as Redis said when it was last looked at. */
  elapsed = 0
  startedAt: number | null = null
  epoch = 0
  redis = new Memory()
  copy: Memory | null = null
  readonly revoked = new Map<string, string>()
  readonly diaries = new Map<string, Diary>()
  readonly browsers: Browser[] = Array.from({ length: 3 }, () => ({
    token: null,
    access: null,
    answerLostAt: null,
  }))
  readonly issued: Token[] = []
  readonly issuedAccess: Access[] = []
  flights: Flight[] = []

  get now(): number {
    return this.moved + this.elapsed
  }

  /** @param nowMs by Redis's clock */
  watch(nowMs: number): void {
    this.startedAt ??= nowMs
    this.elapsed = nowMs - this.startedAt
  }

  diaryOf(sid: string): Diary {
    const diary = this.diaries.get(sid)
    if (!diary) throw new Error('a session without a diary')
    return diary
  }

  see(sid: string): Seen {
    return { epoch: this.epoch, revokedFor: this.revoked.get(sid) ?? null }
  }

  excuse(sid: string, why: string): void {
    this.diaryOf(sid).excuse ??= why
  }

  bumpEpoch(): void {
    this.epoch += 1
    for (const sid of this.diaries.keys()) this.excuse(sid, 'epoch')
  }

  /** Postgres first, the first reason stays; then Redis. */
  end(sid: string, reason: string): void {
    this.revokeInPostgres(sid, reason)
    this.redis.end(sid, reason, this.now + tombstoneMs)
  }

  revokeInPostgres(sid: string, reason: string): void {
    if (!this.revoked.has(sid)) this.revoked.set(sid, reason)
    this.excuse(sid, reason)
  }

  /** Whether this session must stay dead, whatever Redis forgets. */
  isOver(sid: string, seen = this.see(sid)): boolean {
    return seen.revokedFor !== null || this.diaryOf(sid).epoch !== seen.epoch
  }

  /** The rules for one presented refresh token. */
  present(token: Token, seen: Seen): Verdict {
    const { sid, generation } = token
    if (seen.revokedFor !== null) {
      this.end(sid, seen.revokedFor)
      return { ok: false, reason: seen.revokedFor }
    }
    const tombstone = this.redis.tombstones.get(sid)
    if (tombstone) {
      if (tombstone.reason === 'reuse') this.revokeInPostgres(sid, 'reuse')
      return { ok: false, reason: tombstone.reason }
    }
    const stored = this.redis.live.get(sid)
    if (!stored) return { ok: false, reason: 'gone' }
    if (stored.nonce !== token.nonce) return { ok: false, reason: 'forged' }
    if (stored.epoch !== seen.epoch) {
      this.redis.end(sid, 'epoch', stored.endsAt)
      return { ok: false, reason: 'epoch' }
    }
    if (generation >= stored.generation) {
      const how = generation === stored.generation ? 'rotated' : 'rotated after a rollback'
      stored.generation = generation + 1
      stored.confirmed = generation
      stored.rotatedAt = this.now
      stored.expiresAt = Math.min(this.now + lifeOf(stored.remember).idleMs, stored.endsAt)
      return { ok: true, generation: generation + 1, how }
    }
    const age = this.now - stored.rotatedAt
    const isPrevious = generation === stored.generation - 1
    const unseen = stored.confirmed < stored.generation
    if (isPrevious && (age <= graceMs || (unseen && age <= unconfirmedMs)))
      return { ok: true, generation: stored.generation, how: 'retry' }
    this.redis.end(sid, 'reuse', stored.endsAt)
    this.revokeInPostgres(sid, 'reuse')
    return { ok: false, reason: 'reuse' }
  }

  /** The rule for an access token; seeing the newest one in use confirms it. */
  check({ sid, generation, epoch }: Access): boolean {
    const stored = this.redis.live.get(sid)
    if (!stored || this.redis.tombstones.has(sid) || this.isOver(sid)) return false
    if (stored.epoch !== this.epoch || epoch !== this.epoch) return false
    if (generation === stored.generation) stored.confirmed = generation
    return true
  }

  /** From the diary alone: has this browser kept the rules, within every limit? Then it must be let in. */
  mustBeLetIn({ token, answerLostAt }: Browser): boolean {
    if (!token) return false
    const { excuse, bornAt, remember, idleEndsAt } = this.diaryOf(token.sid)
    return (
      excuse === null &&
      this.now < bornAt + lifeOf(remember).absoluteMs &&
      this.now < idleEndsAt &&
      (answerLostAt === null || this.now - answerLostAt <= unconfirmedMs)
    )
  }

  /** From the diary alone: is this token one that nobody may use any more? */
  mustBeRefused({ sid, generation }: Token): boolean {
    const { newest, newestWasUsed, rotatedAt, rolledBack } = this.diaryOf(sid)
    if (rolledBack || generation >= newest) return false
    return generation < newest - 1 || (newestWasUsed && this.now - rotatedAt > graceMs)
  }
}
