import { describe, expect, it } from 'vitest'
import { takeFingerprint } from '@/components/upload/keep/fingerprint'
import type { KeptUpload } from '@/components/upload/keep/kept-upload'
import { type Current, UploadKeeper } from '@/components/upload/session/upload-keeper'
import { dayMs } from '@/lib/core/time'
import { soon } from '../../support/soon'
import { ana, makeDisk, makeEntry, makeTabs } from './keep-harness'
import { answer, makeProvider, said } from './send-harness'
import { limits, makeSessionTools, mp4 } from './session-harness'

const hold = () => makeProvider(() => new Promise<never>(() => undefined))

/** One tab: runs what it finds, as a page does. */
function openTab(disk: ReturnType<typeof makeDisk>, tabs: ReturnType<typeof makeTabs>, provider = hold()) {
  let current: Current | null = null
  const { tools, api } = makeSessionTools(provider)
  const keeper = new UploadKeeper(tabs.open(disk), tools, {
    onFound: (found) => {
      current = found
      void found.session.start()
    },
    onChange: () => undefined,
  })
  return {
    ...{ keeper, provider, api },
    current: () => current,
    pick(file = mp4) {
      const draft = { name: '', description: '' }
      current = keeper.begin(ana, file, { draft, limits, createdAtMs: 1, replaces: null })
      void current.session.start()
      return current
    },
    /** As the browser ends it: locks fall, nothing is said. */
    die() {
      current?.session.suspend()
      keeper.stopLooking()
      current?.release()
    },
  }
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

describe('an upload that was left unfinished', () => {
  it('goes on by itself when a page opens', async () => {
    const tab = openTab(makeDisk([makeEntry()]), makeTabs(), makeProvider())
    await tab.keeper.look(ana)
    await soon(() => expect(tab.current()?.session.snapshot().phase).toBe('uploaded'))
    expect(tab.provider.seen.filter(({ range }) => range).map(({ range }) => range)).toEqual([
      'bytes 10-14/25',
      'bytes 15-19/25',
      'bytes 20-24/25',
    ])
  })

  it('of another person is neither shown nor sent, and stays for them', async () => {
    const disk = makeDisk([makeEntry(), makeEntry({ id: 'other', hasBytes: false })])
    const tab = openTab(disk, makeTabs())
    await tab.keeper.look('ben')
    await settle()
    expect(tab.current()).toBeNull()
    expect(tab.keeper.elsewhere('ben')).toEqual({ inTabs: [], needFile: [] })
    expect(tab.keeper.elsewhere(ana)).toEqual({ inTabs: [], needFile: [] })
    expect(disk.kept.size).toBe(2)
  })

  it('is removed after a week, with its bytes, and so are bytes that nobody speaks of', async () => {
    const disk = makeDisk([makeEntry({ ownerId: 'ben', createdAtMs: -8 * dayMs })])
    disk.copies.set('stray', mp4)
    await openTab(disk, makeTabs()).keeper.look(ana)
    await soon(() => expect(disk.copies.size).toBe(0))
    expect(disk.kept.size).toBe(0)
  })
})

describe('two tabs', () => {
  it('never send the same upload; the other shows it', async () => {
    const disk = makeDisk([makeEntry()])
    const tabs = makeTabs()
    const [first, second] = [openTab(disk, tabs), openTab(disk, tabs)]
    await first.keeper.look(ana)
    await soon(() => expect(first.provider.seen.length).toBeGreaterThan(0))
    await second.keeper.look(ana)
    await settle()
    expect(second.current()).toBeNull()
    expect(second.provider.seen).toEqual([])
    expect(second.keeper.elsewhere(ana).inTabs).toMatchObject([
      { id: 'clip', name: 'soup.mp4', phase: 'uploading' },
    ])
    expect(second.keeper.elsewhere('ben').inTabs).toEqual([])
  })

  it('hand it over when the owner goes, with what has been sent meanwhile', async () => {
    const disk = makeDisk([makeEntry()])
    const tabs = makeTabs()
    const dying = makeProvider((seen) =>
      seen.range?.startsWith('bytes 20-') ? new Promise<never>(() => undefined) : answer(200, said),
    )
    const first = openTab(disk, tabs, dying)
    const second = openTab(disk, tabs, makeProvider())
    await first.keeper.look(ana)
    await second.keeper.look(ana)
    await soon(() => expect(dying.seen.at(-1)?.range).toBe('bytes 20-24/25'))
    first.die()
    await soon(() => expect(second.current()?.session.snapshot().phase).toBe('uploaded'))
    expect(second.provider.seen.filter(({ range }) => range).map(({ range }) => range)).toEqual([
      'bytes 20-24/25',
    ])
    expect(second.keeper.elsewhere(ana).inTabs).toEqual([])
  })

  it('hand over an upload that was picked after the other tab had looked', async () => {
    const disk = makeDisk()
    const tabs = makeTabs()
    const [first, second] = [openTab(disk, tabs), openTab(disk, tabs, makeProvider())]
    await second.keeper.look(ana)
    const { session } = first.pick()
    await soon(() => expect(first.provider.seen.length).toBeGreaterThan(0))
    expect(second.keeper.elsewhere(ana).inTabs).toMatchObject([{ id: session.id }])
    first.die()
    await soon(() => expect(second.current()?.session.id).toBe(session.id))
  })

  it('let go of one that was finished or thrown away', async () => {
    const disk = makeDisk([makeEntry()])
    const tabs = makeTabs()
    const [first, second] = [openTab(disk, tabs), openTab(disk, tabs)]
    await first.keeper.look(ana)
    await soon(() => expect(first.current()).not.toBeNull())
    await second.keeper.look(ana)
    const found = first.current()
    await found?.session.cancel()
    found?.release()
    await settle()
    expect(second.current()).toBeNull()
    expect(second.keeper.elsewhere(ana)).toEqual({ inTabs: [], needFile: [] })
    expect(tabs.held.size).toBe(0)
  })
})

describe('an upload whose bytes are not here', () => {
  const waiting = async (): Promise<KeptUpload> =>
    makeEntry({ hasBytes: false, file: await takeFingerprint(mp4) })

  it('waits, in every tab, for exactly that file', async () => {
    const entry = await waiting()
    const disk = makeDisk([entry])
    const tabs = makeTabs()
    const [first, second] = [openTab(disk, tabs), openTab(disk, tabs)]
    for (const tab of [first, second]) {
      await tab.keeper.look(ana)
      await soon(() => expect(tab.keeper.elsewhere(ana).needFile).toEqual([entry]))
      expect(tab.current()).toBeNull()
    }
    const other = new File(['something else'], 'soup.mp4')
    expect(first.keeper.match(ana, await takeFingerprint(other))).toBeNull()
    expect(first.keeper.match('ben', await takeFingerprint(mp4))).toBeNull()
    expect(first.keeper.match(ana, await takeFingerprint(mp4))).toEqual(entry)
  })

  it('goes on from there with that file, which is kept this time', async () => {
    const entry = await waiting()
    const disk = makeDisk([entry])
    const tab = openTab(disk, makeTabs(), makeProvider())
    await tab.keeper.look(ana)
    await soon(() => expect(tab.keeper.elsewhere(ana).needFile).toHaveLength(1))
    const found = await tab.keeper.goOn(entry, mp4)
    await found?.session.start()
    expect(tab.provider.seen[0]?.range).toBe('bytes 10-14/25')
    expect(disk.copies.has(entry.id)).toBe(true)
    expect(found?.session.snapshot()).toMatchObject({ phase: 'uploaded', safety: 'bytes' })
  })

  it('can be forgotten, and its ticket given back', async () => {
    const entry = await waiting()
    const disk = makeDisk([entry])
    const tab = openTab(disk, makeTabs())
    await tab.keeper.look(ana)
    await soon(() => expect(tab.keeper.elsewhere(ana).needFile).toHaveLength(1))
    await tab.keeper.drop(entry)
    expect(disk.kept.size).toBe(0)
    expect(tab.api.discard).toHaveBeenCalledWith(entry.attempt?.ticket.uploadId)
    expect(tab.keeper.elsewhere(ana).needFile).toEqual([])
  })
})
