import { expect, it } from 'vitest'
import { POST as restoreVideo } from '@/app/api/videos/[videoId]/restore/route'
import { DELETE as removeVideo } from '@/app/api/videos/[videoId]/route'
import { db } from '@/lib/platform/db'
import { purgeDeletedVideos } from '@/lib/videos/purge-deleted-videos'
import { finishDeletion, outlastUndo } from '../../support/finish-deletion'
import { publishClip, registerPartner } from '../../support/partner-account'

async function deleteClip() {
  const partner = await registerPartner()
  const { id, playback } = await publishClip(partner)
  const params = { videoId: id }
  await partner.browser.call(removeVideo, { method: 'DELETE', params })
  const restore = () => partner.browser.call(restoreVideo, { method: 'POST', params })
  const statusOfFile = async () => (await fetch(playback?.sources[0]?.src ?? '')).status
  const rows = () => db().video.count({ where: { id } })
  return { id, restore, statusOfFile, rows }
}

it('removes row and file when nobody can undo it any more', async () => {
  const clip = await deleteClip()
  await outlastUndo(clip.id)
  expect(await clip.statusOfFile()).toBe(200)
  expect((await clip.restore()).status).toBe(404)
  await Promise.all([purgeDeletedVideos(), purgeDeletedVideos()])
  expect(await clip.rows()).toBe(0)
  expect(await clip.statusOfFile()).toBe(404)
})

it('leaves alone what can still be undone', async () => {
  const clip = await deleteClip()
  // From the future, so that a slow machine does not grow old meanwhile.
  await db().video.update({ where: { id: clip.id }, data: { deletedAt: new Date(Date.now() + 60_000) } })
  await purgeDeletedVideos()
  expect(await clip.statusOfFile()).toBe(200)
  expect((await clip.restore()).status).toBe(200)
  await purgeDeletedVideos()
  expect(await clip.rows()).toBe(1)
})

it('does not give a purged clip back', async () => {
  const clip = await deleteClip()
  await finishDeletion(clip.id)
  expect((await clip.restore()).status).toBe(404)
})
