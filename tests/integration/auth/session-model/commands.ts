import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'
import { confirmGeneration, markProved } from '@/lib/auth/session-store'
import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/core/time'
import type { Redis } from '@/lib/platform/redis'
import { codeOfReason, type Driver } from './drivers'
import { type Desk, deskOf } from './redis-desk'
import {
  type Access,
  type Answer,
  type Browser,
  lifeOf,
  maxSessions,
  type Seen,
  type Token,
  type Verdict,
  type World,
} from './world'

export type Real = {
  driver: Driver
  client: Redis
  tally: Map<string, number>
  /** What the last look saw, where nothing was changed since. */
  desk: Desk | null
}

/** How long one step may take that the model holds for instant. */
const slackMs = 8 * secondMs

const note = ({ tally }: Real, what: string) => tally.set(what, (tally.get(what) ?? 0) + 1)

function closeTo(actualMs: number, expectedMs: number, what: string): void {
  if (Math.abs(actualMs - expectedMs) < slackMs) return
  expect.fail(`${what}: ${actualMs} ms, should be ${expectedMs}`)
}

/** `toEqual` for a hot path: its own comparison costs more than the Redis call that it judges. */
function same(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected)
}

/** Redis holds what the model holds and nothing else; the index is the live sessions; everything ends by itself. */
function compare(world: World, desk: Desk): void {
  const { redis, now } = world
  redis.expire(now)
  const live = desk.sessions.filter(({ stored }) => stored !== null)
  same(live.map(({ sid }) => sid).sort(), [...redis.live.keys()].sort())
  same([...desk.scores.keys()].sort(), [...redis.live.keys()].sort())
  for (const { sid, stored, tombstone } of desk.sessions) {
    const model = redis.live.get(sid)
    if (model && stored) {
      const { generation, confirmed, epoch, remember } = model
      same(stored, { generation, confirmed, epoch, remember, ttlMs: stored.ttlMs })
      closeTo(stored.ttlMs, model.expiresAt - now, 'life of a session')
      closeTo((desk.scores.get(sid) ?? 0) - desk.now, model.expiresAt - now, 'score in the index')
    }
    const dead = redis.tombstones.get(sid)
    same(tombstone?.reason, dead?.reason)
    if (tombstone && dead) closeTo(tombstone.ttlMs, dead.until - now, 'life of a tombstone')
  }
  const longest = Math.max(-1, ...[...desk.scores.values()].map((score) => score - desk.now))
  if (desk.indexTtlMs < longest - slackMs) expect.fail('the index ends before a session in it')
}

type Act = Parameters<typeof deskOf>[3]

async function look(world: World, real: Real, act: Act = 'look', ms = 0): Promise<Desk> {
  const desk = await deskOf(real.client, real.driver.userId, [...world.diaries.keys()], act, ms)
  world.watch(desk.now)
  real.desk = desk
  return desk
}

/** One thing that happens; afterwards Redis is compared with the model. */
abstract class Step implements fc.AsyncCommand<World, Real> {
  abstract check(world: Readonly<World>): boolean
  abstract act(world: World, real: Real): Promise<void>
  abstract toString(): string

  async run(world: World, real: Real): Promise<void> {
    world.redis.expire(world.now)
    real.desk = null
    await this.act(world, real)
    compare(world, real.desk ?? (await look(world, real)))
  }
}

const browserOf = (world: Readonly<World>, index: number): Browser => {
  const browser = world.browsers[index % world.browsers.length]
  if (!browser) throw new Error('no such browser')
  return browser
}

const pick = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to pick')
  return item
}

class LogIn extends Step {
  readonly #index: number
  readonly #remember: boolean
  /** Whether the browser still has the cookies of its last session: that one ends then. */
  readonly #keepsCookies: boolean
  constructor(index: number, remember: boolean, keepsCookies = true) {
    super()
    this.#index = index
    this.#remember = remember
    this.#keepsCookies = keepsCookies
  }
  check = () => true
  toString = () =>
    `LogIn(${this.#index}, ${this.#remember ? 'remember' : 'session'}${this.#keepsCookies ? '' : ', no cookies'})`

  async act(world: World, real: Real) {
    const browser = browserOf(world, this.#index)
    const earlier = this.#keepsCookies ? browser.token : null
    const before = new Map(world.redis.live)
    const { token, access, rotatedAtMs } = await real.driver.login(this.#remember, earlier)
    const remember = this.#remember
    const { idleMs, absoluteMs } = lifeOf(remember)
    const { now, epoch } = world
    const life = { remember, epoch, rotatedAt: now }
    world.diaries.set(token.sid, {
      ...life,
      bornAt: now,
      idleEndsAt: now + idleMs,
      newest: 0,
      newestWasUsed: false,
      excuse: null,
      rolledBack: false,
    })
    world.redis.live.set(token.sid, {
      ...life,
      nonce: token.nonce,
      generation: 0,
      confirmed: 0,
      endsAt: now + absoluteMs,
      expiresAt: now + Math.min(idleMs, absoluteMs),
      mark: rotatedAtMs + world.moved,
      minted: { text: token.text, at: world.moved },
    })
    this.#evict(world, token.sid, before, await look(world, real))
    if (earlier) world.end(earlier.sid, 'replaced')
    world.issued.push(token)
    world.issuedAccess.push(access)
    Object.assign(browser, { token, access, answerLostAt: null })
    note(real, 'login')
  }

  /** Which of two that end together goes is Redis's choice; that as many as needed go, the soonest first, is not. */
  #evict(world: World, newest: string, before: World['redis']['live'], desk: Desk) {
    const evicted = desk.sessions.filter(
      ({ sid, tombstone }) => before.has(sid) && tombstone?.reason === 'evicted',
    )
    expect(evicted).toHaveLength(Math.max(0, before.size + 1 - maxSessions))
    const ends = ({ sid }: { sid: string }) => before.get(sid)?.expiresAt ?? 0
    const kept = [...before.keys()].filter((sid) => evicted.every((gone) => gone.sid !== sid))
    for (const gone of evicted) {
      expect(gone.sid).not.toBe(newest)
      for (const sid of kept) expect(ends(gone)).toBeLessThanOrEqual(ends({ sid }) + slackMs)
      world.end(gone.sid, 'evicted')
    }
  }
}

/** Compares one answer with the rules and with the promises, and writes the diary. */
function judge(world: World, real: Real, token: Token, verdict: Verdict, answer: Answer, seen: Seen): void {
  const { driver } = real
  if (!verdict.ok || !answer.ok) {
    const reason = answer.ok ? `generation ${answer.token.generation}` : answer.reason
    const wanted = verdict.ok ? `generation ${verdict.generation}` : verdict.reason
    expect(reason).toBe(verdict.ok || driver.splits ? wanted : codeOfReason(wanted))
    note(real, verdict.ok ? 'never' : `refused: ${verdict.reason}`)
    return
  }
  const diary = world.diaryOf(token.sid)
  const stored = world.redis.live.get(token.sid)
  if (!stored) throw new Error('a successor of a session that the model does not have')
  expect(answer.token).toMatchObject({ sid: token.sid, generation: verdict.generation, nonce: stored.nonce })
  expect(world.isOver(token.sid, seen)).toBe(false)
  if (verdict.how === 'retry') {
    // The same moment of rotation gives the same token; where no time was moved in between, the same bytes.
    expect(answer.rotatedAtMs + world.moved).toBe(stored.mark)
    if (stored.minted.at === world.moved) expect(answer.token.text).toBe(stored.minted.text)
  } else {
    stored.mark = answer.rotatedAtMs + world.moved
    stored.minted = { text: answer.token.text, at: world.moved }
    diary.newest = Math.max(diary.newest, verdict.generation)
    diary.newestWasUsed = false
    diary.rotatedAt = world.now
    diary.idleEndsAt = world.now + lifeOf(diary.remember).idleMs
  }
  note(real, verdict.how)
  world.issued.push(answer.token)
  world.issuedAccess.push(answer.access)
}

async function present(world: World, real: Real, token: Token, seen: Seen): Promise<Answer> {
  const answer = await real.driver.refresh(token, seen)
  judge(world, real, token, world.present(token, seen), answer, seen)
  return answer
}

const take = (browser: Browser, answer: Answer) => {
  if (answer.ok) Object.assign(browser, { token: answer.token, access: answer.access, answerLostAt: null })
  else Object.assign(browser, { token: null, access: null, answerLostAt: null })
}

/** A browser by the rules: one call at a time, with the newest token it has received. */
class Refresh extends Step {
  readonly #index: number
  readonly #fate: 'arrives' | 'lost' | 'twice'
  constructor(index: number, fate: 'arrives' | 'lost' | 'twice') {
    super()
    this.#index = index
    this.#fate = fate
  }
  check = (world: Readonly<World>) => browserOf(world, this.#index).token !== null
  toString = () => `Refresh(${this.#index}, ${this.#fate})`

  async act(world: World, real: Real) {
    const browser = browserOf(world, this.#index)
    const { token } = browser
    if (!token) return
    const promised = world.mustBeLetIn(browser)
    const times = this.#fate === 'twice' ? 2 : 1
    for (let time = 0; time < times; time += 1) {
      const answer = await present(world, real, token, world.see(token.sid))
      if (promised) expect(answer, 'a false logout').toMatchObject({ ok: true })
      if (this.#fate === 'lost' && answer.ok) browser.answerLostAt ??= world.now
      else if (time === times - 1) take(browser, answer)
    }
    if (promised) note(real, `a promise kept: ${this.#fate}`)
  }
}

/** Tabs that ask at the same moment, before any of them has heard. */
class Tabs extends Step {
  readonly #index: number
  readonly #count: number
  constructor(index: number, count: number) {
    super()
    this.#index = index
    this.#count = count
  }
  check = (world: Readonly<World>) => browserOf(world, this.#index).token !== null
  toString = () => `Tabs(${this.#index}, ${this.#count})`

  async act(world: World, real: Real) {
    const browser = browserOf(world, this.#index)
    const { token } = browser
    if (!token) return
    const promised = world.mustBeLetIn(browser)
    const seen = world.see(token.sid)
    const answers = await Promise.all(
      Array.from({ length: this.#count }, () => real.driver.refresh(token, seen)),
    )
    // Whoever came first, the rules answer in some order; every answer must fit it.
    for (const answer of answers) judge(world, real, token, world.present(token, seen), answer, seen)
    if (promised) for (const answer of answers) expect(answer, 'a false logout').toMatchObject({ ok: true })
    expect(new Set(answers.map((answer) => (answer.ok ? answer.token.text : 'refused'))).size).toBe(1)
    expect(new Set(answers.map((answer) => (answer.ok ? answer.rotatedAtMs : 0))).size).toBe(1)
    take(browser, answers[0] as Answer)
    note(real, 'tabs')
  }
}

/** A call that leaves the browser and is under way. */
class Send extends Step {
  readonly #index: number
  constructor(index: number) {
    super()
    this.#index = index
  }
  check = (world: Readonly<World>) => browserOf(world, this.#index).token !== null
  toString = () => `Send(${this.#index})`

  async act(world: World, real: Real) {
    const browser = browserOf(world, this.#index)
    if (!browser.token) return
    const seen = real.driver.splits ? world.see(browser.token.sid) : null
    world.flights.push({ browser, token: browser.token, seen })
  }
}

/** It reaches the scripts, perhaps much later; what the browser did meanwhile decides whether it hears the answer. */
class Arrive extends Step {
  readonly #index: number
  readonly #isHeard: boolean
  constructor(index: number, isHeard: boolean) {
    super()
    this.#index = index
    this.#isHeard = isHeard
  }
  check = (world: Readonly<World>) => world.flights.length > 0
  toString = () => `Arrive(${this.#index}, ${this.#isHeard ? 'heard' : 'unheard'})`

  async act(world: World, real: Real) {
    const flight = pick(world.flights, this.#index)
    world.flights = world.flights.filter((other) => other !== flight)
    const { browser, token, seen = null } = flight
    const isNewest = browser.token === token
    const promised = isNewest && world.mustBeLetIn(browser)
    if (world.mustBeRefused(token)) world.excuse(token.sid, 'a late call with an old token')
    const refused = world.mustBeRefused(token)
    const answer = await present(world, real, token, seen ?? world.see(token.sid))
    if (promised) expect(answer, 'a false logout').toMatchObject({ ok: true })
    if (refused) expect(answer, 'a replay beyond the rule').toMatchObject({ ok: false })
    if (!isNewest) note(real, 'late')
    else if (this.#isHeard || !answer.ok) take(browser, answer)
    else browser.answerLostAt ??= world.now
  }
}

/** Somebody who has got hold of any refresh token that there ever was. */
class Replay extends Step {
  readonly #index: number
  constructor(index: number) {
    super()
    this.#index = index
  }
  check = (world: Readonly<World>) => world.issued.length > 0
  toString = () => `Replay(${this.#index})`

  async act(world: World, real: Real) {
    const token = pick(world.issued, this.#index)
    const { sid } = token
    const wasOver = world.isOver(sid)
    const refused = world.mustBeRefused(token)
    const answer = await present(world, real, token, world.see(sid))
    if (wasOver) expect(answer, 'a session that came back').toMatchObject({ ok: false })
    if (refused) {
      expect(answer, 'a replay beyond the rule').toMatchObject({ ok: false })
      expect(world.redis.live.has(sid), 'a session that outlived a replay').toBe(false)
      note(real, 'replay refused')
    }
    world.excuse(sid, 'somebody else holds its tokens')
  }
}

/** Rightly signed, as with a stolen key, but without the session's own secret: nothing may change. */
class Forge extends Step {
  readonly #index: number
  readonly #ahead: number
  constructor(index: number, ahead: number) {
    super()
    this.#index = index
    this.#ahead = ahead
  }
  check = (world: Readonly<World>) => world.issued.length > 0
  toString = () => `Forge(${this.#index}, ${this.#ahead})`

  async act(world: World, real: Real) {
    const { sid, generation } = pick(world.issued, this.#index)
    const token = { sid, generation: Math.max(0, generation + this.#ahead), nonce: 'guessed', text: '' }
    expect(await present(world, real, token, world.see(sid))).toMatchObject({ ok: false })
  }
}

/** A request with an access token, by its owner or with one that was put by earlier. */
class Use extends Step {
  readonly #of: (world: Readonly<World>) => Access | null
  readonly #name: string
  constructor(of: (world: Readonly<World>) => Access | null, name: string) {
    super()
    this.#of = of
    this.#name = name
  }
  check = (world: Readonly<World>) => this.#of(world) !== null
  toString = () => this.#name

  async act(world: World, real: Real) {
    const access = this.#of(world)
    if (!access) return
    const wasOver = world.isOver(access.sid) || access.epoch !== world.epoch
    const expected = world.check(access)
    const isIn = await real.driver.check(access)
    expect(isIn).toBe(expected)
    if (wasOver) expect(isIn, 'a session that came back').toBe(false)
    const diary = world.diaryOf(access.sid)
    if (isIn && access.generation === diary.newest) diary.newestWasUsed = true
    // Its answer never reached the browser, so whoever shows it is somebody else.
    const isStranger = ({ token }: Browser) =>
      token?.sid === access.sid && token.generation < access.generation
    if (world.browsers.some(isStranger)) world.excuse(access.sid, 'somebody else holds its tokens')
    note(real, isIn ? 'access' : 'access refused')
  }
}

/** The confirmation of a request that was let in earlier and reaches Redis only now. */
class ConfirmLate extends Step {
  readonly #index: number
  constructor(index: number) {
    super()
    this.#index = index
  }
  check = (world: Readonly<World>) => world.issuedAccess.length > 0
  toString = () => `ConfirmLate(${this.#index})`

  async act(world: World, real: Real) {
    const { sid, generation } = pick(world.issuedAccess, this.#index)
    await confirmGeneration(real.driver.userId, sid, generation)
    const stored = world.redis.live.get(sid)
    if (stored?.generation !== generation) return
    stored.confirmed = generation
    const diary = world.diaryOf(sid)
    if (generation === diary.newest) diary.newestWasUsed = true
    world.excuse(sid, 'confirmed by whoever')
  }
}

/** "It is me", said while the session was still there, and noted down only now. */
class ProveLate extends Step {
  readonly #index: number
  constructor(index: number) {
    super()
    this.#index = index
  }
  check = (world: Readonly<World>) => world.issuedAccess.length > 0
  toString = () => `ProveLate(${this.#index})`

  async act(world: World, real: Real) {
    const { sid } = pick(world.issuedAccess, this.#index)
    expect(await markProved(real.driver.userId, sid)).toBe(world.redis.live.has(sid))
    note(real, 'proof')
  }
}

class LogOut extends Step {
  readonly #index: number
  readonly #reachesRedis: boolean
  constructor(index: number, reachesRedis: boolean) {
    super()
    this.#index = index
    this.#reachesRedis = reachesRedis
  }
  check = (world: Readonly<World>) => browserOf(world, this.#index).token !== null
  toString = () => `LogOut(${this.#index}${this.#reachesRedis ? '' : ', Redis away'})`

  async act(world: World, real: Real) {
    const browser = browserOf(world, this.#index)
    const { token } = browser
    if (!token) return
    if (this.#reachesRedis) {
      await real.driver.logOut(token)
      world.end(token.sid, 'logout')
    } else {
      await real.driver.logOutWithoutRedis(token)
      world.revokeInPostgres(token.sid, 'logout')
    }
    Object.assign(browser, { token: null, access: null, answerLostAt: null })
    note(real, 'logout')
  }
}

class Revoke extends Step {
  readonly #index: number
  readonly #target: number | 'others' | 'all'
  constructor(index: number, target: number | 'others' | 'all') {
    super()
    this.#index = index
    this.#target = target
  }
  check = (world: Readonly<World>) => browserOf(world, this.#index).token !== null
  toString = () => `Revoke(${this.#index}, ${this.#target})`

  async act(world: World, real: Real) {
    const { token } = browserOf(world, this.#index)
    if (!token) return
    if (this.#target === 'others') {
      await real.driver.revokeOthers(token.sid)
      for (const sid of [...world.redis.live.keys()]) if (sid !== token.sid) world.end(sid, 'device_list')
      note(real, 'revoke others')
      return
    }
    if (this.#target === 'all') {
      await real.driver.revokeAll(token.sid)
      world.bumpEpoch()
      for (const sid of [...world.redis.live.keys()]) world.end(sid, 'device_list')
      note(real, 'revoke all')
      return
    }
    const sid = pick([...world.diaries.keys()], this.#target)
    const isThere = world.redis.live.has(sid) && !world.redis.tombstones.has(sid)
    expect(await real.driver.revoke(token.sid, sid)).toBe(isThere)
    if (isThere) world.end(sid, 'device_list')
    note(real, 'revoke')
  }
}

class BumpEpoch extends Step {
  check = () => true
  toString = () => 'BumpEpoch'

  async act(world: World, real: Real) {
    await real.driver.bumpEpoch()
    world.bumpEpoch()
    note(real, 'epoch')
  }
}

/** Redis's disk, or a replica that is behind. */
class Copy extends Step {
  check = (world: Readonly<World>) => world.diaries.size > 0
  toString = () => 'Copy'

  async act(world: World, real: Real) {
    await look(world, real, 'copy')
    world.copy = world.redis.copy()
  }
}

class RollBack extends Step {
  check = (world: Readonly<World>) => world.copy !== null
  toString = () => 'RollBack'

  async act(world: World, real: Real) {
    if (!world.copy) return
    await look(world, real, 'restore')
    world.redis = world.copy.copy()
    world.redis.expire(world.now)
    for (const [sid, diary] of world.diaries) {
      diary.rolledBack = true
      const stored = world.redis.live.get(sid)
      if (stored) diary.idleEndsAt = Math.min(diary.idleEndsAt, stored.expiresAt)
      else world.excuse(sid, 'Redis does not know it')
    }
    note(real, 'rollback')
  }
}

/** Something that was answered and that Redis had not written down when it went. */
class Forgotten extends Step {
  readonly #step: Step
  constructor(step: Step) {
    super()
    this.#step = step
  }
  check = (world: Readonly<World>) => world.diaries.size > 0 && this.#step.check(world)
  toString = () => `Forgotten(${this.#step})`

  async act(world: World, real: Real) {
    for (const step of [new Copy(), this.#step, new RollBack()]) await step.act(world, real)
  }
}

class Flush extends Step {
  check = (world: Readonly<World>) => world.diaries.size > 0
  toString = () => 'Flush'

  async act(world: World, real: Real) {
    await look(world, real, 'flush')
    world.redis.live.clear()
    world.redis.tombstones.clear()
    for (const sid of world.diaries.keys()) world.excuse(sid, 'flushed')
    note(real, 'flush')
  }
}

class Wait extends Step {
  readonly #ms: number
  constructor(ms: number) {
    super()
    this.#ms = ms
  }
  check = (world: Readonly<World>) => world.diaries.size > 0
  toString = () => `Wait(${this.#ms / minuteMs} min)`

  async act(world: World, real: Real) {
    await look(world, real, 'age', this.#ms)
    world.moved += this.#ms
    note(real, 'wait')
  }
}

const index = fc.nat({ max: 2 })
const anyIndex = fc.nat({ max: 200 })

/** Chosen so that no sum of them comes near a limit: what really passes while a test runs must not decide. */
const waits = fc.constantFrom(
  ...[20 * secondMs, 20 * secondMs, 40 * secondMs],
  ...[5 * hourMs, 10.5 * hourMs, 13 * hourMs, 9 * dayMs],
)

/** Two people at two devices, before anything happens to them. */
export const opening = () => [new LogIn(0, true), new LogIn(1, false)]

const fates = fc.constantFrom('arrives' as const, 'lost' as const, 'twice' as const)

const logIn = fc
  .tuple(index, fc.constantFrom(true, true, false), fc.boolean())
  .map(([at, remember, keepsCookies]) => new LogIn(at, remember, keepsCookies))
const refresh = fc.tuple(index, fates).map(([at, fate]) => new Refresh(at, fate))
const logOut = fc.tuple(index, fc.boolean()).map(([at, reachesRedis]) => new LogOut(at, reachesRedis))
const revoke = fc.tuple(index, anyIndex).map(([at, target]) => new Revoke(at, target))
const replay = anyIndex.map((at) => new Replay(at))

const weighted: [weight: number, step: fc.Arbitrary<Step>][] = [
  [6, logIn],
  [16, refresh],
  [5, fc.tuple(index, fc.integer({ min: 2, max: 4 })).map(([at, count]) => new Tabs(at, count))],
  [8, index.map((at) => new Send(at))],
  [8, fc.tuple(anyIndex, fc.boolean()).map(([at, isHeard]) => new Arrive(at, isHeard))],
  [8, replay],
  [3, fc.tuple(anyIndex, fc.integer({ min: -1, max: 2 })).map(([at, ahead]) => new Forge(at, ahead))],
  [10, index.map((at) => new Use((world) => browserOf(world, at).access, `Use(${at})`))],
  [5, anyIndex.map((at) => new Use((world) => pick(world.issuedAccess, at), `UseOld(${at})`))],
  [3, anyIndex.map((at) => new ConfirmLate(at))],
  [2, anyIndex.map((at) => new ProveLate(at))],
  [4, logOut],
  [2, revoke],
  [2, index.map((at) => new Revoke(at, 'others'))],
  [1, index.map((at) => new Revoke(at, 'all'))],
  [1, fc.constant(new BumpEpoch())],
  [4, fc.constant(new Copy())],
  [4, fc.constant(new RollBack())],
  [8, fc.oneof(logIn, refresh, refresh, logOut, revoke, replay).map((step) => new Forgotten(step))],
  [1, fc.constant(new Flush())],
  [14, waits.map((ms) => new Wait(ms))],
]

/** Everything that can happen; what ends all sessions at once is rare, or there would be nothing to attack. */
export const steps = fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })))
