import { describe, expect, it } from 'vitest'
import { describeEvent } from '@/components/settings/describe-event'
import { type AuthEventDto, authEventKinds } from '@/lib/audit/schema'

type Told = Pick<AuthEventDto, 'kind' | 'outcome' | 'detail'>

const say = (kind: Told['kind'], detail: string | null = null, outcome: Told['outcome'] = 'ok') =>
  describeEvent({ kind, outcome, detail })

describe('describeEvent', () => {
  it.each(
    authEventKinds.flatMap((kind) => (['ok', 'refused'] as const).map((outcome) => ({ kind, outcome }))),
  )('has words for $kind $outcome, and never shows a code', ({ kind, outcome }) => {
    const { title, note = '' } = say(kind, null, outcome)
    expect(title).toMatch(/^[A-Z][^_]+$/)
    const named = /^passkey_/.test(kind) && outcome === 'ok'
    if (!named) expect(say(kind, 'some_new_code', outcome).title + note).not.toContain('some_new_code')
  })

  it.each<[Told['kind'], string | null, string]>([
    ['login', null, 'Signed in'],
    ['login', 'passkey', 'Signed in with a passkey'],
    ['login', 'google', 'Signed in with Google'],
    ['proof', 'password', 'Confirmed that it was you'],
    ['revoke', 'device_list', 'Signed out another device'],
    ['revoke', '1 others', 'Signed out one other device'],
    ['revoke', '3 others', 'Signed out 3 other devices'],
    ['revoke', 'everywhere', 'Signed out everywhere'],
    ['role_change', 'partner', 'You became a food partner'],
    ['passkey_add', 'My phone', 'Added the passkey “My phone”'],
    ['identity_link', 'github', 'Linked GitHub'],
    ['identity_unlink', 'gone', 'Unlinked another account'],
    ['register', 'google', 'Your account was made with Google'],
    ['register', 'mail_link', 'Your account was made'],
  ])('tells %s %s as %j', (kind, detail, title) => {
    expect(say(kind, detail)).toEqual({ title, tone: 'calm' })
  })

  it('marks what was refused for a second look, and says why where it knows', () => {
    expect(say('login', 'password', 'refused')).toEqual({
      title: 'A sign-in was refused',
      note: 'The password was wrong.',
      tone: 'look',
    })
    expect(say('refresh', 'reuse', 'refused')).toMatchObject({
      title: 'We ended a sign-in that was used twice',
      tone: 'look',
    })
  })

  it('calls a service what the operator calls it', () => {
    const event = { kind: 'login', outcome: 'ok', detail: 'oidc' } as const
    expect(describeEvent(event, { oidc: 'Acme' }).title).toBe('Signed in with Acme')
    expect(describeEvent(event).title).toBe('Signed in')
  })

  it('says what a passkey is called, letter by letter: whoever shows it escapes it', () => {
    expect(say('passkey_remove', '<b>"x"</b>').title).toBe('Removed the passkey “<b>"x"</b>”')
  })
})
