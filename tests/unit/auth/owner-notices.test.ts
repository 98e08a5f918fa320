import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Notice, notifyOwner } from '@/lib/auth/notify-owner'
import type { Mail } from '@/lib/mail/send-mail'
import { unitEnv } from '../../support/unit-env'

const sendMail = vi.hoisted(() => vi.fn<(mail: Mail) => void>())
vi.mock('@/lib/mail/send-mail', () => ({ sendMail }))

const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1'
const visitor = { ip: '203.0.113.7', userAgent, requestId: 'test' }

function mailOf(notice: Notice, from = visitor): Mail & { paragraphs: string[] } {
  sendMail.mockReset()
  notifyOwner('mia@example.com', notice, from)
  expect(sendMail).toHaveBeenCalledTimes(1)
  const mail = sendMail.mock.calls[0]?.[0]
  if (!mail) throw new Error('no mail')
  return { ...mail, paragraphs: mail.text.split('\n\n') }
}

/** Every notice, what its reader must learn from it, and where its button leads. */
const notices: [notice: Notice, fact: RegExp, path: string][] = [
  [{ what: 'new_device' }, /signed in .* a device we have not seen/, '/settings/devices'],
  [{ what: 'session_reused' }, /used a second time.* We ended it/, '/settings/devices'],
  [{ what: 'password_changed' }, /password .* changed.* every other device was signed out/, '/forgot'],
  [{ what: 'password_reset' }, /new password .* with the link.* every device was signed out/, '/forgot'],
  [
    { what: 'email_change_asked', email: 'new@example.com' },
    /move your account to new@example\.com/,
    '/forgot',
  ],
  [{ what: 'email_changed', email: 'new@example.com' }, /belongs to new@example\.com/, '/settings/sign-in'],
  [{ what: 'identity_linked', name: 'Google' }, /can now be opened with Google/, '/settings/sign-in'],
  [{ what: 'identity_unlinked', name: 'Google' }, /no longer be opened with Google/, '/settings/sign-in'],
  [{ what: 'passkey_added', name: 'Laptop' }, /opened with the passkey “Laptop”/, '/settings/sign-in'],
  [{ what: 'passkey_removed', name: 'Laptop' }, /“Laptop” can no longer open/, '/settings/sign-in'],
  [{ what: 'passkey_copied', name: 'Laptop' }, /“Laptop” was used as if there were two/, '/settings/sign-in'],
]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-03T14:05:00Z') })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a mail to the owner of an account', () => {
  it.each(notices)('of %j says what, when, from where and what to do', (notice, fact, path) => {
    const { to, subject, paragraphs } = mailOf(notice)
    const [happened, whenAndWhere, ifNotYou, button] = paragraphs
    expect(to).toBe('mia@example.com')
    expect(subject).toMatch(/^\w.*(?:account|device|password|e-mail|sign in|passkey)/i)
    expect(happened).toMatch(fact)
    expect(whenAndWhere).toBe('3 December 2026 at 14:05 UTC, Safari on iPhone, 203.0.113.7')
    expect(ifNotYou).toMatch(/^(?:Was that not you|If you did not|Remove that)/)
    const [label, url] = (button ?? '').split(':\n')
    expect(label).toMatch(/^(?:See|Set) /)
    expect(url).toBe(unitEnv.APP_ORIGIN + path)
  })

  it('tells two notices apart by the subject, but for the two ways to a new password', () => {
    const subjects = notices.map(([notice]) => mailOf(notice).subject)
    expect(new Set(subjects).size).toBe(notices.length - 1)
  })

  it('says in words where there is no address to name', () => {
    const whereOf = (ip: string) => mailOf({ what: 'new_device' }, { ...visitor, ip }).paragraphs[1]
    expect(whereOf('loopback')).toMatch(/, this computer$/)
    expect(whereOf('unknown')).toMatch(/, an unknown address$/)
  })
})
