import '../../support/unit-env'
import { describe, expect, it } from 'vitest'
import { signingKeyId } from '@/lib/auth/key-ring'
import { findPresentedSessions, presentedTokens } from '@/lib/auth/presented-tokens'
import { generateAccessToken, generateRefreshToken } from '@/lib/auth/tokens'
import { newId, newSecretId } from '@/lib/core/ids'
import { dayMs, hourMs } from '@/lib/core/time'

const nobody = { access: null, refresh: null, device: null }

/** The tokens of one session, as they were minted then. */
async function tokensOf(session: { userId: string; sessionId: string }, mintedAtMs = Date.now()) {
  const common = { ...session, generation: 0, epoch: 0, absoluteEndMs: mintedAtMs + dayMs }
  const access = await generateAccessToken({ ...common, role: 'viewer', nowMs: mintedAtMs })
  const kid = await signingKeyId()
  const refresh = await generateRefreshToken({ ...common, nonce: 'n', rotatedAtMs: mintedAtMs, kid })
  return { ...nobody, access: access.token, refresh }
}

const someSession = () => ({ userId: newId(), sessionId: newSecretId() })

describe('the tokens of a request', () => {
  it('are the cookies of their names', () => {
    const headers = new Headers({ cookie: 'at=one; rt=two; dc=three; pk=four' })
    expect(presentedTokens(headers)).toEqual({ access: 'one', refresh: 'two', device: 'three' })
    expect(presentedTokens(new Headers())).toEqual(nobody)
  })
})

describe('the sessions that a browser holds', () => {
  it('is one by either token or by both', async () => {
    const session = someSession()
    const both = await tokensOf(session)
    expect(await findPresentedSessions(both)).toEqual([session])
    expect(await findPresentedSessions({ ...both, access: null })).toEqual([session])
    expect(await findPresentedSessions({ ...both, refresh: null })).toEqual([session])
  })

  it('is two where a cookie was left over', async () => {
    const [old, current] = [someSession(), someSession()]
    const { access } = await tokensOf(old)
    const { refresh } = await tokensOf(current)
    expect(await findPresentedSessions({ ...nobody, access, refresh })).toEqual([old, current])
  })

  it('is one whose tokens have expired, too: it is to be ended [R21]', async () => {
    const session = someSession()
    expect(await findPresentedSessions(await tokensOf(session, Date.now() - 2 * dayMs))).toEqual([session])
  })

  it('is none by a token that is forged, of another kind or not there', async () => {
    const { access, refresh } = await tokensOf(someSession(), Date.now() - hourMs)
    expect(await findPresentedSessions(nobody)).toEqual([])
    expect(await findPresentedSessions({ ...nobody, access: 'forged', refresh: 'forged' })).toEqual([])
    expect(await findPresentedSessions({ ...nobody, access: refresh, refresh: access })).toEqual([])
    expect(await findPresentedSessions({ ...nobody, device: refresh })).toEqual([])
  })
})
