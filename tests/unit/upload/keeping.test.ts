import { describe, expect, it } from 'vitest'
import { createKeeping } from '@/components/upload/keep/keeping'
import { isKeptUpload, keptBytes } from '@/components/upload/keep/kept-upload'
import { isForgotten, planResume } from '@/components/upload/keep/plan-resume'
import { dayMs } from '@/lib/core/time'
import { makeDisk, makeEntry } from './keep-harness'
import { mp4 } from './session-harness'

const signal = new AbortController().signal
const open = async (disk = makeDisk()) => {
  const keeping = createKeeping(disk.ledger, disk.bytes, null)
  await keeping.open(makeEntry({ hasBytes: false }))
  const copy = await keeping.copy(mp4, signal)
  return { disk, keeping, copy }
}

describe('the ledger of one upload', () => {
  it('is written before the bytes are copied, and says when they are whole', async () => {
    const { disk, copy } = await open()
    expect(copy).toBe(mp4)
    expect(disk.writes.map(({ hasBytes }) => hasBytes)).toEqual([false, true])
    expect(disk.copies.has('clip')).toBe(true)
  })

  it('goes without bytes where there is no room, and remembers the rest', async () => {
    const disk = makeDisk()
    disk.fill()
    const { copy } = await open(disk)
    expect(copy).toBeNull()
    expect(disk.kept.get('clip')).toMatchObject({ hasBytes: false, draft: { name: 'Soup' } })
  })

  it('has a change on disk when it says so, and does not write every key by itself', async () => {
    const { disk, keeping } = await open()
    const before = disk.writes.length
    const typed = ['S', 'So', 'Sou', 'Soup'].map((name) =>
      keeping.update({ draft: { name, description: '' } }),
    )
    await typed.at(-1)
    expect(disk.kept.get('clip')?.draft.name).toBe('Soup')
    expect(disk.writes.length - before).toBeLessThan(typed.length)
  })

  it('removes entry and bytes when forgotten, and nothing brings them back', async () => {
    const { disk, keeping } = await open()
    const late = keeping.update({ wish: 'publish' })
    await keeping.forget()
    await keeping.update({ wish: 'draft' })
    await late
    expect(disk.kept.size).toBe(0)
    expect(disk.copies.size).toBe(0)
  })

  it('never stands in the way of the upload when the browser refuses to write', async () => {
    const disk = makeDisk()
    disk.ledger.put = async () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const { copy, keeping } = await open(disk)
    expect(copy).toBeNull()
    expect(keeping.isWritten()).toBe(false)
    await keeping.update({ isPaused: true })
    await keeping.forget()
  })
})

describe('planResume', () => {
  const delivered = { url: 'https://media.test/v.mp4', receipt: {}, uploadId: 'u' }

  it.each([
    ['sends on when the bytes are here', makeEntry(), true, 'send'],
    ['waits for the person who had paused it', makeEntry({ isPaused: true }), true, 'hold'],
    ['needs the file when its bytes are gone', makeEntry(), false, 'needs_file'],
    ['needs the file also for a paused one', makeEntry({ isPaused: true }), false, 'needs_file'],
    ['publishes what is in storage', makeEntry({ delivered }), true, 'publish'],
    ['publishes what is in storage without its bytes', makeEntry({ delivered }), false, 'publish'],
  ] as const)('%s', (_, entry, hasBytes, plan) => {
    expect(planResume(entry, hasBytes)).toBe(plan)
  })

  it('keeps an entry for a week', () => {
    expect(isForgotten(makeEntry({ createdAtMs: 5 }), 5 + 7 * dayMs)).toBe(false)
    expect(isForgotten(makeEntry({ createdAtMs: 5 }), 6 + 7 * dayMs)).toBe(true)
  })
})

describe('an entry', () => {
  it('counts what storage acknowledged, the short last part included, and all once delivered', () => {
    const { attempt } = makeEntry()
    expect(keptBytes(makeEntry())).toBe(10)
    expect(keptBytes(makeEntry({ attempt: null }))).toBe(0)
    expect(keptBytes(makeEntry({ attempt: attempt && { ...attempt, partBytes: 20 } }))).toBe(mp4.size)
    expect(keptBytes(makeEntry({ delivered: { url: '', receipt: {}, uploadId: 'u' } }))).toBe(mp4.size)
  })

  it('of another release is not one', () => {
    expect(isKeptUpload(makeEntry())).toBe(true)
    for (const other of [{ ...makeEntry(), version: 2 }, {}, null, 'clip'])
      expect(isKeptUpload(other)).toBe(false)
  })
})
