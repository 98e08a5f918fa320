import 'server-only'
import { deviceLabel } from '@/lib/audit/device-label'
import type { Visitor } from '@/lib/audit/schema'
import { paths } from '@/lib/core/paths'
import { appLink } from '@/lib/mail/app-link'
import { renderMail } from '@/lib/mail/render-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { loopback } from '@/lib/rate-limit/limits'

/** What the owner of an account hears of by mail, because they would want to know if it was not them (ASVS 6.3.7). */
export type Notice =
  | { what: 'new_device' }
  | { what: 'session_reused' }
  | { what: 'password_changed' }
  | { what: 'password_reset' }
  | { what: 'email_change_asked'; email: string }
  | { what: 'email_changed'; email: string }
  | { what: 'identity_linked'; name: string }
  | { what: 'identity_unlinked'; name: string }
  | { what: 'passkey_added'; name: string }
  | { what: 'passkey_removed'; name: string }
  | { what: 'passkey_copied'; name: string }

type Words = { subject: string; happened: string; ifNotYou: string; remedy: keyof typeof remedies }

const remedies = {
  devices: { label: 'See your devices', path: paths.devices() },
  signIn: { label: 'See the ways to sign in', path: paths.signInSettings() },
  forgot: { label: 'Set a new password', path: paths.forgot() },
} as const

function wordsFor(notice: Notice): Words {
  switch (notice.what) {
    case 'new_device':
      return {
        subject: 'A new sign-in to your account',
        happened: 'Somebody signed in to your account on a device we have not seen before.',
        ifNotYou: 'Was that not you? Sign that device out and set a new password.',
        remedy: 'devices',
      }
    case 'session_reused':
      return {
        subject: 'We signed one of your devices out',
        happened:
          'A sign-in of yours was used a second time, as if somebody had copied it. We ended it; your other devices stay signed in.',
        ifNotYou: 'If you did not move your browser to another computer, see which devices are signed in.',
        remedy: 'devices',
      }
    case 'password_changed':
      return {
        subject: 'Your password was changed',
        happened: 'The password of your account was changed, and every other device was signed out.',
        ifNotYou: 'Was that not you? Set a new password with a link to this address.',
        remedy: 'forgot',
      }
    case 'password_reset':
      return {
        subject: 'Your password was changed',
        happened:
          'A new password was set with the link from our mail, and every device was signed out. Sign in with the new one.',
        ifNotYou:
          'Was that not you? Somebody can read your mail: secure your mailbox, then set a new password.',
        remedy: 'forgot',
      }
    case 'email_change_asked':
      return {
        subject: 'Your e-mail is about to change',
        happened: `Somebody who is signed in asked to move your account to ${notice.email}. It stays here until the link in the mail to that address is opened.`,
        ifNotYou: 'Was that not you? A new password stops it, and signs everybody out.',
        remedy: 'forgot',
      }
    case 'email_changed':
      return {
        subject: 'Your e-mail was changed',
        happened: `Your account now belongs to ${notice.email}. This address can no longer sign in.`,
        ifNotYou:
          'Was that not you? On a device that is still signed in, change the e-mail back and set a new password.',
        remedy: 'signIn',
      }
    case 'identity_linked':
      return {
        subject: 'A new way to sign in to your account',
        happened: `Your account can now be opened with ${notice.name}.`,
        ifNotYou: 'Was that not you? Remove it and set a new password.',
        remedy: 'signIn',
      }
    case 'identity_unlinked':
      return {
        subject: 'A way to sign in was removed',
        happened: `Your account can no longer be opened with ${notice.name}.`,
        ifNotYou: 'Was that not you? See which ways are left and set a new password.',
        remedy: 'signIn',
      }
    case 'passkey_added':
      return {
        subject: 'A passkey was added to your account',
        happened: `Your account can now be opened with the passkey “${notice.name}”.`,
        ifNotYou: 'Was that not you? Remove it and set a new password.',
        remedy: 'signIn',
      }
    case 'passkey_removed':
      return {
        subject: 'A passkey was removed from your account',
        happened: `The passkey “${notice.name}” can no longer open your account.`,
        ifNotYou: 'Was that not you? See which ways are left and set a new password.',
        remedy: 'signIn',
      }
    case 'passkey_copied':
      return {
        subject: 'We refused one of your passkeys',
        happened: `The passkey “${notice.name}” was used as if there were two of it. Somebody may have copied the key, so we let nobody in with it.`,
        ifNotYou: 'Remove that passkey and add a new one.',
        remedy: 'signIn',
      }
  }
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** Such as "3 December 2026 at 14:05 UTC, Safari on iPhone, 203.0.113.7". */
function whenAndWhere({ ip, userAgent }: Visitor): string {
  const where = ip === loopback ? 'this computer' : ip === 'unknown' ? 'an unknown address' : ip
  return `${clock.format(new Date())} UTC, ${deviceLabel(userAgent)}, ${where}`
}

/**
 * Tells the owner of an account by mail what was done to it: what, when, from where, and what to do if it was not them.
 * Returns at once and never throws: the thing has happened, whether or not the mail gets through.
 *
 * @param email the owner's; after a change of address, the one it had before
 */
export function notifyOwner(email: string, notice: Notice, visitor: Visitor): void {
  const { subject, happened, ifNotYou, remedy } = wordsFor(notice)
  const { label, path } = remedies[remedy]
  const button = { label, url: appLink(path) }
  sendMail(renderMail(email, { subject, paragraphs: [happened, whenAndWhere(visitor), ifNotYou], button }))
}
