import { describe, expect, it } from 'vitest'
import { grantPartnerRole } from '@/lib/auth/grant-partner-role'
import {
  bumpEpoch,
  findAccount,
  findAccountOfSession,
  findCredentials,
  findProofWays,
  insertRevokedSessions,
  insertUser,
  lockWaysIn,
  updateDisplayName,
  upgradePasswordHash,
} from '@/lib/auth/repository'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs, minuteMs } from '@/lib/core/time'
import { db, withTransaction } from '@/lib/platform/db'
import { createPartner, createViewer } from '../../support/people'

const passkeyOf = (userId: string) => ({
  id: newSecretId(),
  userId,
  name: 'Laptop',
  publicKey: new Uint8Array([1]),
  signCount: 0,
  transports: [],
  backedUp: false,
})

const identityOf = (userId: string, provider: string) => ({
  provider,
  providerAccountId: newId(),
  userId,
  label: 'Mia',
})

describe('an account in Postgres', () => {
  it('is the same by its id, by its session and by its e-mail', async () => {
    const { userId, email } = await createViewer()
    const account = {
      userId,
      email,
      displayName: 'Test',
      role: 'viewer',
      epoch: 0,
      disabled: false,
      emailVerified: false,
      partner: null,
    }
    expect(await findAccount(userId)).toEqual(account)
    expect(await findAccountOfSession(userId, newSecretId())).toEqual({ account, revokedFor: null })
    expect(await findCredentials(email)).toEqual({ account, hash: null })
  })

  it('is a food partner’s with the profile that visitors see', async () => {
    const { userId, partner } = await createPartner()
    await db().partner.update({ where: { userId }, data: { avatarUrl: '/a.png' } })
    expect(await findAccount(userId)).toMatchObject({
      role: 'partner',
      partner: { ...partner, avatarUrl: '/a.png' },
    })
  })

  it('says that it is disabled, confirmed, an admin’s, and of which epoch', async () => {
    const { userId } = await createViewer()
    const moment = new Date()
    await db().user.update({
      where: { id: userId },
      data: { disabledAt: moment, emailVerifiedAt: moment, role: 'ADMIN', tokenEpoch: 3 },
    })
    const said = { disabled: true, emailVerified: true, role: 'admin', epoch: 3 }
    expect(await findAccount(userId)).toMatchObject(said)
  })

  it('is none where nobody is', async () => {
    expect(await findAccount(newId())).toBeNull()
    expect(await findAccountOfSession(newId(), newSecretId())).toBeNull()
    expect(await findCredentials(`${newId()}@example.com`)).toBeNull()
  })
})

describe('a new user', () => {
  const person = () => {
    const id = newId()
    return {
      id,
      email: `${id}@example.com`,
      displayName: 'Mia',
      passwordHash: null,
      emailVerified: false,
    } as const
  }
  const insert = (user: Parameters<typeof insertUser>[1]) => withTransaction((tx) => insertUser(tx, user))

  it('has the role, and the hash or none, that it was given', async () => {
    const [viewer, partner] = [person(), person()]
    await insert({ ...viewer, role: 'viewer' })
    await insert({ ...partner, role: 'partner', passwordHash: 'the-hash' })
    expect(await findCredentials(viewer.email)).toMatchObject({
      account: { userId: viewer.id, displayName: 'Mia', role: 'viewer' },
      hash: null,
    })
    expect(await findCredentials(partner.email)).toMatchObject({
      account: { role: 'partner' },
      hash: 'the-hash',
    })
  })

  it('is confirmed where somebody vouched, and not otherwise', async () => {
    const [vouched, other] = [person(), person()]
    await insert({ ...vouched, role: 'viewer', emailVerified: true })
    await insert({ ...other, role: 'viewer' })
    expect((await findAccount(vouched.id))?.emailVerified).toBe(true)
    expect((await findAccount(other.id))?.emailVerified).toBe(false)
  })

  it('cannot have an e-mail that is taken; any other mistake stays what it is', async () => {
    const first = person()
    await insert({ ...first, role: 'viewer' })
    const second = insert({ ...person(), role: 'viewer', email: first.email })
    await expect(second).rejects.toMatchObject({ code: 'email_taken', cause: expect.any(Error) })
    const broken = insert({ ...person(), role: 'viewer', id: 'no-uuid' })
    await expect(broken).rejects.not.toMatchObject({ code: 'email_taken' })
  })
})

describe('what an account has to come in by', () => {
  it('is counted while nobody else may change it', async () => {
    const { userId } = await createViewer()
    const ways = () => withTransaction((tx) => lockWaysIn(tx, userId))
    expect(await ways()).toEqual({ hasPassword: false, passkeys: 0, providers: [] })
    await db().password.create({ data: { userId, hash: 'x' } })
    await db().passkey.createMany({ data: [passkeyOf(userId), passkeyOf(userId)] })
    await db().identity.create({ data: identityOf(userId, 'google') })
    expect(await ways()).toEqual({ hasPassword: true, passkeys: 2, providers: ['google'] })
  })

  it('is nothing for somebody who is gone', async () => {
    const ways = await withTransaction((tx) => lockWaysIn(tx, newId()))
    expect(ways).toEqual({ hasPassword: false, passkeys: 0, providers: [] })
  })

  it('may prove who one is, each way by itself', async () => {
    const [byPassword, byPasskey] = [await createViewer(), await createViewer()]
    await db().password.create({ data: { userId: byPassword.userId, hash: 'x' } })
    await db().passkey.create({ data: passkeyOf(byPasskey.userId) })
    expect(await findProofWays(byPassword.userId)).toEqual({ password: true, passkey: false })
    expect(await findProofWays(byPasskey.userId)).toEqual({ password: false, passkey: true })
  })
})

describe('a change to one account', () => {
  it('leaves every other as it is', async () => {
    const [one, other] = [await createViewer(), await createViewer()]
    const before = await findAccount(other.userId)
    await updateDisplayName(one.userId, 'Another')
    await bumpEpoch(one.userId)
    await bumpEpoch(one.userId)
    await withTransaction((tx) => grantPartnerRole(tx, one.userId))
    expect(await findAccount(one.userId)).toMatchObject({ displayName: 'Another', epoch: 2, role: 'partner' })
    expect(await findAccount(other.userId)).toEqual(before)
  })

  it('makes no partner of an admin', async () => {
    const { userId } = await createViewer()
    await db().user.update({ where: { id: userId }, data: { role: 'ADMIN' } })
    await withTransaction((tx) => grantPartnerRole(tx, userId))
    expect((await findAccount(userId))?.role).toBe('admin')
  })

  it('replaces a hash only where it still is the one that was checked', async () => {
    const { userId, email } = await createViewer()
    await db().password.create({ data: { userId, hash: 'old' } })
    const hashNow = async () => (await findCredentials(email))?.hash
    await upgradePasswordHash(userId, 'older', 'stronger')
    expect(await hashNow()).toBe('old')
    await upgradePasswordHash(userId, 'old', 'stronger')
    expect(await hashNow()).toBe('stronger')
  })
})

describe('sessions that are over', () => {
  it('are kept with the first reason, for as long as a session can last', async () => {
    const { userId } = await createViewer()
    const [one, two] = [newSecretId(), newSecretId()]
    await insertRevokedSessions(userId, [one, two], 'logout')
    await insertRevokedSessions(userId, [two], 'reuse')
    expect((await findAccountOfSession(userId, one))?.revokedFor).toBe('logout')
    expect((await findAccountOfSession(userId, two))?.revokedFor).toBe('logout')
    const { until } = await db().revokedSession.findUniqueOrThrow({ where: { sid: one } })
    expect(Math.abs(until.getTime() - Date.now() - 30 * dayMs)).toBeLessThan(5 * minuteMs)
  })

  it('are over for their own user only, and nothing is kept of one who is gone', async () => {
    const [one, other] = [await createViewer(), await createViewer()]
    const sid = newSecretId()
    await insertRevokedSessions(newId(), [sid], 'logout')
    expect(await db().revokedSession.findUnique({ where: { sid } })).toBeNull()
    await insertRevokedSessions(one.userId, [sid], 'logout')
    expect((await findAccountOfSession(other.userId, sid))?.revokedFor).toBeNull()
  })
})
