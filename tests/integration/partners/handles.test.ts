import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { createPartner as openKitchen } from '@/lib/partners/create-partner'
import { editProfile } from '@/lib/partners/edit-profile'
import { getPartner } from '@/lib/partners/get-partner'
import { getProfile } from '@/lib/partners/get-profile'
import { maxEarlierHandles } from '@/lib/partners/schema'
import { db, withTransaction } from '@/lib/platform/db'
import { createPartner, createViewer } from '../../support/people'

type Kitchen = Awaited<ReturnType<typeof createPartner>>

const fresh = () => `k${newId().replaceAll('-', '').slice(-20)}`
const noPicture = () => Promise.reject(new Error('no picture was named'))
const move = ({ partner, ...actor }: Kitchen, handle: string) =>
  editProfile({ ...actor, partner }, { handle }, noPicture)
const settle = async (work: Promise<unknown>) =>
  work.then(
    () => 'moved',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )
const handleOf = async ({ partner }: Kitchen) =>
  (await db().partner.findUniqueOrThrow({ where: { id: partner.id } })).handle

describe('a handle', () => {
  it('goes to one of ten who want it in the same moment', async () => {
    const kitchens = await Promise.all(Array.from({ length: 10 }, createPartner))
    const wanted = fresh()
    const outcomes = await Promise.all(kitchens.map((kitchen) => settle(move(kitchen, wanted))))
    expect(outcomes.toSorted()).toEqual([...Array(9).fill('handle_taken'), 'moved'])
    const handles = await Promise.all(kitchens.map(handleOf))
    expect(handles.filter((handle) => handle === wanted)).toHaveLength(1)
  })

  it('is not for a new kitchen while it leads to somebody, also in the moment in which it is left', async () => {
    for (let round = 0; round < 10; round += 1) {
      const kitchen = await createPartner()
      const name = kitchen.partner.handle
      const viewer = await createViewer()
      const [, opened] = await Promise.all([
        move(kitchen, fresh()),
        withTransaction((tx) => openKitchen(tx, { userId: viewer.userId, name })),
      ])
      expect(opened.handle).not.toBe(name)
      expect((await getPartner({ handle: name })).name).toBe('Test Kitchen')
    }
  })

  it('is not for a new kitchen after it was left either', async () => {
    const kitchen = await createPartner()
    const name = kitchen.partner.handle
    await move(kitchen, fresh())
    const { userId } = await createViewer()
    const opened = await withTransaction((tx) => openKitchen(tx, { userId, name }))
    expect(opened.handle).toBe(`${name}-2`)
    expect(await db().partner.count({ where: { userId } })).toBe(1)
  })

  it('stays with its owners when two try to swap theirs', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = await Promise.all([createPartner(), createPartner()])
      const outcomes = await Promise.all([
        settle(move(one, other.partner.handle)),
        settle(move(other, one.partner.handle)),
      ])
      expect(outcomes).toEqual(['handle_taken', 'handle_taken'])
    }
  })

  it('leads on for the last few moves, and is free for others after that', async () => {
    const kitchen = await createPartner()
    const left = [kitchen.partner.handle]
    for (let moves = 0; moves <= maxEarlierHandles; moves += 1) {
      const next = fresh()
      await move(kitchen, next)
      left.push(next)
    }
    const current = left.pop()
    expect((await getProfile(kitchen)).earlierHandles).toEqual(left.slice(1).toReversed())
    for (const handle of left.slice(1)) expect((await getPartner({ handle })).handle).toBe(current)
    await expect(getPartner({ handle: left[0] ?? '' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await settle(move(await createPartner(), left[0] ?? ''))).toBe('moved')
  })

  it('can stay while the kitchen keeps a word that became reserved later', async () => {
    const kitchen = await createPartner()
    await db().partner.update({ where: { id: kitchen.partner.id }, data: { handle: 'press' } })
    const actor = { ...kitchen, partner: { ...kitchen.partner, handle: 'press' } }
    expect(await settle(move(actor, 'press'))).toBe('moved')
  })

  it('of a new kitchen is never a reserved word', async () => {
    const viewer = await createViewer()
    const { handle } = await withTransaction((tx) =>
      openKitchen(tx, { userId: viewer.userId, name: 'Admin' }),
    )
    expect(handle).toMatch(/^admin-/)
  })
})
