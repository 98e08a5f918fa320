import { arrange } from '../../lib/ranking/arrange'
import { scoreClip } from '../../lib/ranking/score-clip'
import { reach, weights } from '../../lib/ranking/weights'
import { wishOf } from '../../lib/ranking/wish'
import { type Clip, dayMs, days, dice, gladness, type Reader, type World } from './world'

export type Feed = 'newest' | 'ranked'

/** What became known while people watched, all that a ranking may go by. */
interface Heard {
  starts: number
  completions: number
  likes: number
  saves: number
  views: number[]
}

export interface Outcome {
  /** Of the clips shown, how many the reader was glad of. */
  gladShare: number
  shown: number
  /** Of the clips shown, how many were of kitchens that had just come. */
  newShare: number
  /** Of the debut clips of new kitchens that were there for two days, how many got the views that are promised. */
  promiseKept: number
  /** Of the clips shown, how many came right after one of the same kitchen. */
  sideBySide: number
}

const sittingsADay = 60
const pageSize = 6
const pages = 3
const mayLike = 0.35
const maySave = 0.12

/** What one reader said, kept by tag. */
class Memory {
  readonly liked = new Map<string, number>()
  like(clip: Clip): void {
    for (const tag of clip.tags) this.liked.set(tag, (this.liked.get(tag) ?? 0) + 1)
  }
  wish({ tags }: Clip): number {
    const tastes = tags.map((tag) => ({ tag, liked: this.liked.get(tag) ?? 0, refused: 0 }))
    return wishOf({ isFollowed: false, refusedOfPartner: 0, tastes })
  }
}

const silence = (): Heard => ({ starts: 0, completions: 0, likes: 0, saves: 0, views: Array(days).fill(0) })

function rankAll(clips: Clip[], heard: Map<Clip, Heard>, day: number): { clip: Clip; at: Date }[] {
  const ranked = clips.map((clip) => {
    const known = heard.get(clip) ?? silence()
    const own = clips.filter(({ kitchen }) => kitchen === clip.kitchen)
    const { at } = scoreClip({
      ...known,
      publishedAt: new Date(clip.publishedAt),
      partnerSince: new Date(clip.kitchen.since),
      viewsThisWeek: known.views.slice(Math.max(0, day - 6), day + 1).reduce((sum, views) => sum + views, 0),
      followers: own.filter(({ publishedAt: at }) => at > clip.publishedAt && at < clip.publishedAt + dayMs)
        .length,
      earlierClips: own.filter(({ publishedAt }) => publishedAt < clip.publishedAt).length,
    })
    return { clip, at }
  })
  return ranked.sort((a, b) => b.at.getTime() - a.at.getTime())
}

function sittingOf(feed: Feed, order: { clip: Clip; at: Date }[], memory: Memory): Clip[] {
  if (feed === 'newest') return order.slice(0, pages * pageSize).map(({ clip }) => clip)
  const rows = order.map(({ clip, at }) => ({
    id: clip.id,
    partnerId: clip.kitchen.id,
    rankedAt: at,
    clip,
    wishMs: memory.wish(clip),
  }))
  const shown: Clip[] = []
  let before: { taken: string[]; lastPartner: string } = { taken: [], lastPartner: '' }
  let from = 0
  for (let page = 0; page < pages; page += 1) {
    const next = rows.slice(from, from + pageSize + before.taken.length + reach.readerLookahead)
    const { picked, floor, taken, lastPartner } = arrange(next, before, pageSize)
    shown.push(...picked.map(({ clip }) => clip))
    if (floor) from = rows.indexOf(floor) + 1
    before = { taken, lastPartner }
  }
  return shown
}

/** What is there at that moment, in the order of the feed. */
function orderOf(feed: Feed, world: World, heard: Map<Clip, Heard>, day: number) {
  const there = world.clips.filter(({ publishedAt }) => publishedAt <= world.startMs + (day + 0.5) * dayMs)
  if (feed === 'ranked') return rankAll(there, heard, day)
  const placed = there.map((clip) => ({ clip, at: new Date(clip.publishedAt) }))
  return placed.sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** @returns whether the reader was glad of it */
function watch(
  clip: Clip,
  by: { reader: Reader; memory: Memory; known: Heard; day: number; roll: () => number },
) {
  const { reader, memory, known, day, roll } = by
  const isGlad = roll() < gladness(reader, clip)
  known.starts += 1
  known.views[day] = (known.views[day] ?? 0) + 1
  if (!isGlad) return false
  known.completions += 1
  if (roll() < mayLike) {
    known.likes += 1
    memory.like(clip)
  }
  if (roll() < maySave) known.saves += 1
  return true
}

/** The first clips of new kitchens that were there for some days. */
function debutsOf({ clips, startMs }: World): Clip[] {
  return clips.filter(({ kitchen, publishedAt }) => {
    const earlier = clips.filter((other) => other.kitchen === kitchen && other.publishedAt < publishedAt)
    return (
      kitchen.isNew && earlier.length < weights.newKitchen.clips && publishedAt < startMs + (days - 3) * dayMs
    )
  })
}

/** A month under one feed: people watch what it shows, and it learns from what they do. The dice fall the same for every feed. */
export function replay(feed: Feed, world: World, seed: number): Outcome {
  const heard = new Map(world.clips.map((clip) => [clip, silence()]))
  const people = world.readers.map((reader) => ({ reader, memory: new Memory() }))
  let [shownCount, glad, fromNew, side] = [0, 0, 0, 0]
  const orders = new Map<number, ReturnType<typeof orderOf>>()
  const orderAt = (day: number) => {
    const order = orders.get(day) ?? orderOf(feed, world, heard, day)
    orders.set(day, order)
    return order
  }
  for (let sitting = 2 * sittingsADay; sitting < days * sittingsADay; sitting += 1) {
    const day = Math.floor(sitting / sittingsADay)
    const person = people[sitting % people.length]
    if (!person) continue
    const shown = sittingOf(feed, orderAt(day), person.memory)
    for (const [place, clip] of shown.entries()) {
      const roll = dice(seed + sitting * 104_729 + Number(`0x${clip.id.slice(-6)}`))
      const known = heard.get(clip) ?? silence()
      shownCount += 1
      glad += Number(watch(clip, { ...person, known, day, roll }))
      fromNew += Number(clip.kitchen.isNew)
      side += Number(clip.kitchen === shown[place - 1]?.kitchen)
    }
  }
  const debuts = debutsOf(world)
  const kept = debuts.filter((clip) => (heard.get(clip)?.starts ?? 0) >= weights.newKitchen.guaranteedStarts)
  return {
    gladShare: glad / shownCount,
    shown: shownCount,
    newShare: fromNew / shownCount,
    promiseKept: kept.length / Math.max(1, debuts.length),
    sideBySide: side / shownCount,
  }
}
