import 'server-only'
import { dayMs } from '@/lib/core/time'
import { listRankable, type RankableQuery, writeRanks } from './repository'
import { scoreClip } from './score-clip'
import { columnOf, isPreparing, type RankColumn, slotOf } from './slots'

const batchSize = 500
/** Of new clips the next minute goes on with what is left; of all, the newest hundred thousand are ranked anew. */
const maxBatches = 200
/** Older clips keep the rank that they ended with. */
const horizonMs = 45 * dayMs

type Run = Pick<RankableQuery, 'isNew' | 'since'> & { which: readonly RankColumn[] }

async function rankAll({ which, ...of }: Run): Promise<number> {
  let written = 0
  let before: RankableQuery['before'] = null
  for (let batch = 0; batch < maxBatches; batch += 1) {
    const clips = await listRankable({ ...of, before, limit: batchSize })
    const ranks = clips.map((clip) => ({ ...scoreClip(clip), id: clip.id, publishedAt: clip.publishedAt }))
    if (ranks.length > 0) written += await writeRanks(ranks, which)
    const last = clips.at(-1)
    if (!last || clips.length < batchSize) break
    before = { at: last.publishedAt, id: last.id }
  }
  return written
}

/**
 * Ranks what was published since the last run, in both columns: these clips stood before all others for a minute, so they move down and
 * nobody misses one. In the last minutes of a slot also writes the ranks of the next one.
 *
 * @returns how many clips got another rank
 * @throws whatever the database throws; the next run does it again
 */
export async function rankClips(nowMs = Date.now()): Promise<number> {
  const fresh = await rankAll({ isNew: true, since: new Date(0), which: ['even', 'odd'] })
  if (!isPreparing(nowMs)) return fresh
  const which = [columnOf(slotOf(nowMs) + 1)]
  return fresh + (await rankAll({ isNew: false, since: new Date(nowMs - horizonMs), which }))
}
