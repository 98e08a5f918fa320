import { describe, expect, it } from 'vitest'
import { countRefused, forgetRefusals } from '@/lib/engagement/forget-refusals'
import { refuseVideo } from '@/lib/engagement/refuse-video'
import { insertClip } from '../../support/insert-clip'
import { createPartner, createViewer } from '../../support/people'

describe('how many clips are not for somebody', () => {
  it('follows what they say, each clip once, and knows nothing of what others say', async () => {
    const owner = await createPartner()
    const publish = () => insertClip(owner, { name: 'Soup', publishedAt: new Date() })
    const [one, other] = [await publish(), await publish()]
    const [actor, stranger] = [await createViewer(), await createViewer()]
    expect(await countRefused(actor)).toBe(0)
    for (const videoId of [one, other, one]) await refuseVideo(actor, { videoId, refused: true })
    await refuseVideo(stranger, { videoId: one, refused: true })
    expect(await countRefused(actor)).toBe(2)
    await refuseVideo(actor, { videoId: one, refused: false })
    expect(await countRefused(actor)).toBe(1)
    expect(await forgetRefusals(actor)).toEqual({ forgotten: 1 })
    expect([await countRefused(actor), await countRefused(stranger)]).toEqual([0, 1])
  })
})
