import { describe, expect, it, vi } from 'vitest'
import { takeFingerprint } from '@/components/upload/keep/fingerprint'
import type { Phase } from '@/components/upload/session/snapshot'
import { UploadKeeper } from '@/components/upload/session/upload-keeper'
import { maxClips, UploadQueue } from '@/components/upload/session/upload-queue'
import { ana, makeDisk, makeEntry, makeTabs } from './keep-harness'
import { answer, makeProvider, receipt, said } from './send-harness'
import { limits, makeSessionTools, makeVideo, mp4, placeholder, refusal } from './session-harness'

/** Another clip of the same bytes; the name tells them apart. */
const clip = (name: string) => new File([mp4], name)

/** Storage that holds back until told, and says who is being sent. */
function makeGate() {
  const open = Promise.withResolvers<void>()
  const provider = makeProvider(async ({ request: { signal } }) => {
    const cut = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    })
    await Promise.race([open.promise, cut])
    return answer(200, said)
  })
  return { provider, open: open.resolve }
}

function openTab(disk = makeDisk(), tabs = makeTabs(), provider = makeProvider()) {
  const { tools, api } = makeSessionTools(provider)
  const busy: boolean[] = []
  const queue = new UploadQueue(
    { ...tools, sleep: () => new Promise(() => undefined) },
    (hooks) => new UploadKeeper(tabs.open(disk), tools, hooks),
    (isBusy) => busy.push(isBusy),
  )
  const phases = () => queue.of(ana).sessions.map((it) => it.snapshot().phase)
  const until = (wanted: Phase[]) => vi.waitFor(() => expect(phases()).toEqual(wanted), patience)
  const session = (at: number) => {
    const found = queue.of(ana).sessions[at]
    if (!found) throw new Error(`no clip at ${at}`)
    return found
  }
  return { queue, api, provider, disk, tabs, busy, phases, until, session }
}

/** Reading a file takes as long as it takes on a busy machine. */
const patience = { timeout: 20_000 }

const names = ({ queue }: ReturnType<typeof openTab>) => queue.of(ana).sessions.map(({ file }) => file.name)

describe('many clips at once', () => {
  it('are sent one after the other, in the order in which they were picked', async () => {
    const { provider, open } = makeGate()
    const tab = openTab(makeDisk(), makeTabs(), provider)
    await tab.queue.take(ana, [clip('a.mp4'), clip('b.mp4'), clip('c.mp4')], limits)
    await tab.until(['uploading', 'waiting', 'waiting'])
    expect(tab.api.presign).toHaveBeenCalledTimes(1)
    expect(tab.queue.totals(ana)).toMatchObject({ clips: 3, done: 0, sending: 3, totalBytes: 75 })
    open()
    await tab.until(['uploaded', 'uploaded', 'uploaded'])
    expect(tab.api.presign.mock.calls.map(([input]) => input.fileName)).toEqual(['a.mp4', 'b.mp4', 'c.mp4'])
    expect(tab.queue.totals(ana)).toMatchObject({ sending: 0, needPerson: 3, sentBytes: 75 })
  })

  it('each have words and a wish of their own, and end as wished', async () => {
    const tab = openTab()
    await tab.queue.take(ana, [clip('a.mp4'), clip('b.mp4'), clip('c.mp4')], limits)
    const at = '2999-01-01T12:00:00.000Z'
    const wishes = ['publish', 'draft', { at }] as const
    for (const [index, wish] of wishes.entries()) {
      tab.session(index).draft = { name: `Clip ${index}`, description: '' }
      void tab.session(index).wishPublish(wish)
    }
    await tab.until(['published', 'published', 'published'])
    const sent = tab.api.publish.mock.calls.map(([{ name, publish, publishAt }]) => ({
      name,
      publish,
      publishAt,
    }))
    expect(sent).toEqual([
      { name: 'Clip 0', publish: true, publishAt: undefined },
      { name: 'Clip 1', publish: false, publishAt: undefined },
      { name: 'Clip 2', publish: true, publishAt: at },
    ])
    tab.queue.clearDone()
    expect(tab.queue.of(ana).focused).toBeNull()
    expect(tab.busy.at(-1)).toBe(false)
  })

  it('go on behind one that fails, is paused, is cancelled or cannot be used', async () => {
    let refuse = true
    const provider = makeProvider(() =>
      refuse ? answer(400, { error: { message: 'No.' } }) : answer(200, said),
    )
    const tab = openTab(makeDisk(), makeTabs(), provider)
    tab.api.presign.mockImplementationOnce(async () => {
      throw refusal('file_too_large')
    })
    await tab.queue.take(
      ana,
      [clip('a.mp4'), clip('b.mp4'), new File(['menu'], 'c.mp4'), clip('d.mp4')],
      limits,
    )
    await tab.until(['failed', 'failed', 'unusable', 'failed'])
    refuse = false
    await tab.session(1).retry()
    expect(tab.phases()).toEqual(['failed', 'uploaded', 'unusable', 'failed'])
    expect(tab.queue.of(ana).haltedBy).toBeNull()
  })

  it('a clip that waits can be paused, loses its turn, and gets it back by its place', async () => {
    const { provider, open } = makeGate()
    const tab = openTab(makeDisk(), makeTabs(), provider)
    await tab.queue.take(ana, [clip('a.mp4'), clip('b.mp4'), clip('c.mp4')], limits)
    await tab.until(['uploading', 'waiting', 'waiting'])
    tab.session(1).pause()
    tab.session(0).pause()
    await tab.until(['paused', 'paused', 'uploading'])
    void tab.session(1).resume()
    void tab.session(0).resume()
    await tab.until(['waiting', 'waiting', 'uploading'])
    open()
    await tab.until(['uploaded', 'uploaded', 'uploaded'])
    expect(tab.api.presign.mock.calls.map(([input]) => input.fileName)).toEqual(['a.mp4', 'c.mp4', 'b.mp4'])
  })

  it('stop with the reason when the day’s share is used up, and go on from the same clip when told', async () => {
    const tab = openTab()
    tab.api.presign
      .mockImplementationOnce(async (input) => ({ ...(await tab.api.renew()), uploadId: input.kind }))
      .mockRejectedValueOnce(refusal('quota_exceeded'))
    await tab.queue.take(ana, [clip('a.mp4'), clip('b.mp4'), clip('c.mp4')], limits)
    await tab.until(['uploaded', 'failed', 'waiting'])
    expect(tab.queue.of(ana).haltedBy).toMatchObject({ code: 'quota_exceeded' })
    expect(tab.api.presign).toHaveBeenCalledTimes(2)
    tab.queue.goOn()
    await tab.until(['uploaded', 'uploaded', 'uploaded'])
    expect(tab.api.presign.mock.calls.map(([input]) => input.fileName)).toEqual([
      'a.mp4',
      'b.mp4',
      'b.mp4',
      'c.mp4',
    ])
    expect(tab.queue.of(ana).haltedBy).toBeNull()
  })

  it('are as many as a kitchen films in a day, and no camera roll', async () => {
    const { provider } = makeGate()
    const tab = openTab(makeDisk(), makeTabs(), provider)
    const many = Array.from({ length: maxClips + 3 }, (_, index) => clip(`${index}.mp4`))
    expect(await tab.queue.take(ana, many, limits)).toBe(3)
    expect(tab.queue.of(ana).sessions).toHaveLength(maxClips)
  })
})

describe('another video for a clip that is there', () => {
  it('needs no words, waits its turn, outlives a reload, and becomes no clip of its own', async () => {
    const disk = makeDisk()
    const tabs = makeTabs()
    const first = openTab(disk, tabs, makeGate().provider)
    const replaces = { videoId: 'the-clip', name: 'Soup' }
    await first.queue.take(ana, [clip('new.mp4')], limits)
    await first.queue.take(ana, [clip('better.mp4')], limits, replaces)
    await first.until(['uploading', 'waiting'])
    expect(first.queue.totals(ana).needPerson).toBe(1)
    await first.queue.recover('nobody')
    const second = openTab(disk, tabs)
    await second.queue.recover(ana)
    await vi.waitFor(() => expect(second.queue.of(ana).sessions).toHaveLength(2), patience)
    await second.until(['uploaded', 'published'])
    expect(second.session(1).replaces).toEqual(replaces)
    const sent = {
      uploadId: 'video-ticket',
      url: said.secure_url,
      receipt,
      coverUploadId: 'cover-ticket',
      placeholder,
    }
    expect(second.api.replace).toHaveBeenCalledWith('the-clip', sent, expect.any(AbortSignal))
    expect(second.api.publish).not.toHaveBeenCalled()
  })

  it('leaves no words to the next file when it is thrown away', async () => {
    const tab = openTab(makeDisk(), makeTabs(), makeGate().provider)
    await tab.queue.take(ana, [clip('a.mp4')], limits, { videoId: 'the-clip', name: 'Soup' })
    tab.queue.remove(tab.session(0).id)
    await tab.queue.take(ana, [clip('b.mp4')], limits)
    expect(tab.session(0).draft.name).toBe('')
  })
})

describe('the clip in hand', () => {
  it('stays in hand while others come, and is the next one when it is put away', async () => {
    const { provider } = makeGate()
    const tab = openTab(makeDisk(), makeTabs(), provider)
    await tab.queue.take(ana, [clip('a.mp4')], limits)
    await tab.queue.take(ana, [clip('b.mp4'), clip('c.mp4')], limits)
    expect(tab.queue.of(ana).focused).toBe(tab.session(0))
    const second = tab.session(1)
    tab.queue.focus(second.id)
    expect(tab.queue.of(ana).focused).toBe(second)
    tab.queue.remove(second.id)
    expect(names(tab)).toEqual(['a.mp4', 'c.mp4'])
    expect(tab.queue.of(ana).focused?.file.name).toBe('a.mp4')
  })

  it('is the new video of a clip for whoever replaces one, whatever was left unfinished', async () => {
    const tab = openTab(makeDisk(), makeTabs(), makeGate().provider)
    await tab.queue.take(ana, [clip('a.mp4')], limits)
    await tab.queue.take(ana, [clip('better.mp4')], limits, { videoId: 'the-clip', name: 'Soup' })
    expect(tab.queue.of(ana).focused?.file.name).toBe('better.mp4')
  })

  it('is not taken out of the hands of a server that is making a clip of it', async () => {
    const tab = openTab()
    const { promise, resolve } = Promise.withResolvers<void>()
    tab.api.publish.mockImplementation(async () => {
      await promise
      return { video: makeVideo('published'), verifying: false }
    })
    await tab.queue.take(ana, [clip('a.mp4')], limits)
    await tab.until(['uploaded'])
    tab.session(0).draft = { name: 'Soup', description: '' }
    const published = tab.session(0).wishPublish('publish')
    await tab.until(['publishing'])
    tab.queue.remove(tab.session(0).id)
    resolve()
    await published
    expect(tab.phases()).toEqual(['published'])
    expect(tab.api.discard).not.toHaveBeenCalled()
  })

  it('leaves its words to the next file when it is thrown away, and to that one only', async () => {
    const { provider } = makeGate()
    const tab = openTab(makeDisk(), makeTabs(), provider)
    await tab.queue.take(ana, [clip('wrong.mp4')], limits)
    tab.session(0).draft = { name: 'Soup', description: 'Hot.' }
    tab.queue.remove(tab.session(0).id)
    await tab.queue.take(ana, [clip('a.mp4'), clip('b.mp4')], limits)
    expect(tab.queue.of(ana).sessions.map(({ draft }) => draft.name)).toEqual(['Soup', ''])
  })
})

describe('after a reload', () => {
  it('all of them are there again, in their order, with words and wishes, and nothing is picked twice', async () => {
    const disk = makeDisk()
    const tabs = makeTabs()
    const first = openTab(disk, tabs, makeGate().provider)
    await first.queue.take(ana, [clip('a.mp4'), clip('b.mp4'), clip('c.mp4')], limits)
    await first.until(['uploading', 'waiting', 'waiting'])
    first.session(1).draft = { name: 'Second', description: '' }
    void first.session(1).wishPublish({ at: '2999-01-01T12:00:00.000Z' })
    first.session(2).draft = { name: 'Thi', description: '' }
    first.session(2).pause()
    await vi.waitFor(
      () => expect([...disk.kept.values()].some(({ isPaused }) => isPaused)).toBe(true),
      patience,
    )
    await vi.waitFor(
      () => expect([...disk.kept.values()].map(({ draft }) => draft.name)).toContain('Thi'),
      patience,
    )
    // As the browser ends it: locks fall, nothing is said.
    await first.queue.recover('nobody')
    const second = openTab(disk, tabs)
    await second.queue.recover(ana)
    await vi.waitFor(() => expect(second.queue.of(ana).sessions).toHaveLength(3), patience)
    await second.until(['uploaded', 'published', 'paused'])
    expect(names(second)).toEqual(['a.mp4', 'b.mp4', 'c.mp4'])
    expect(second.session(2).draft.name).toBe('Thi')
    expect(second.api.publish.mock.calls[0]?.[0]).toMatchObject({ name: 'Second', publish: true })
  })

  it('what another tab is sending is left to it, and taken over when that tab goes', async () => {
    const disk = makeDisk()
    const tabs = makeTabs()
    const [first, second] = [openTab(disk, tabs, makeGate().provider), openTab(disk, tabs)]
    await second.queue.recover(ana)
    await second.queue.take(ana, [clip('mine.mp4')], limits)
    await first.queue.take(ana, [clip('a.mp4'), clip('b.mp4')], limits)
    await first.until(['uploading', 'waiting'])
    await vi.waitFor(() => expect(second.queue.elsewhere(ana).inTabs).toHaveLength(2), patience)
    expect(names(second)).toEqual(['mine.mp4'])
    await first.queue.recover('nobody')
    await vi.waitFor(() => expect(names(second).sort()).toEqual(['a.mp4', 'b.mp4', 'mine.mp4']), patience)
    await second.until(['uploaded', 'uploaded', 'uploaded'])
  })

  it('is nobody else’s: another person at the same browser sees and sends none of it', async () => {
    const disk = makeDisk()
    const tab = openTab(disk, makeTabs(), makeGate().provider)
    await tab.queue.take(ana, [clip('a.mp4'), clip('b.mp4')], limits)
    await tab.until(['uploading', 'waiting'])
    await tab.queue.recover('ben')
    expect([tab.queue.of('ben').sessions, tab.queue.totals('ben').clips]).toEqual([[], 0])
    expect(tab.provider.seen[0]?.request.signal.aborted).toBe(true)
    expect(disk.kept.size).toBe(2)
    await tab.queue.recover(ana)
    await vi.waitFor(() => expect(tab.queue.of(ana).sessions).toHaveLength(2), patience)
  })

  it('a clip whose bytes are gone is taken up by its file, among others that begin', async () => {
    const entry = makeEntry({ hasBytes: false, file: await takeFingerprint(mp4) })
    const tab = openTab(makeDisk([entry]))
    await tab.queue.recover(ana)
    await vi.waitFor(() => expect(tab.queue.elsewhere(ana).needFile).toHaveLength(1), patience)
    await tab.queue.take(ana, [clip('new.mp4'), mp4], limits)
    await tab.until(['uploaded', 'uploaded'])
    expect(names(tab)).toEqual(['soup.mp4', 'new.mp4'])
    expect(tab.session(0).id).toBe(entry.id)
    expect(tab.queue.elsewhere(ana).needFile).toEqual([])
  })
})

it('a clip that storage cannot confirm yet is done for the queue', async () => {
  const tab = openTab()
  tab.api.publish.mockResolvedValue({ video: makeVideo('verifying'), verifying: true })
  await tab.queue.take(ana, [mp4], limits)
  tab.session(0).draft = { name: 'Soup', description: '' }
  void tab.session(0).wishPublish('publish')
  await tab.until(['verifying'])
  expect(tab.queue.totals(ana)).toMatchObject({ done: 1, needPerson: 0, sending: 0 })
  expect(tab.queue.wouldLose()).toBe(false)
})
