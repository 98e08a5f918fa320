import 'server-only'
import {
  changeEmailInput,
  changePasswordInput,
  confirmInput,
  forgotInput,
  resetInput,
} from '@/lib/accounts/schema'
import type { Operation } from './operation'

const mailed = {
  status: 202,
  answer: 'Accepted',
  when: 'A mail is on its way where there is anybody to write to.',
} as const

/** Passwords, addresses and the links in mails. */
export const recoveryOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/auth/forgot',
    summary: 'Ask for a link that sets a new password',
    access: 'public',
    limit: 'mail.ip',
    body: forgotInput,
    success: [mailed],
    refusals: ['db_unavailable'],
  },
  {
    method: 'post',
    path: '/api/auth/reset',
    summary: 'Set a new password by the link in a mail, and sign out everywhere',
    access: 'public',
    limit: 'link.ip',
    body: resetInput,
    success: [{ status: 204, when: 'The new password counts; nobody is signed in.' }],
    refusals: ['link_expired', 'db_unavailable'],
  },
  {
    method: 'put',
    path: '/api/auth/password',
    summary: 'Change the password, sign the other devices out',
    access: 'session',
    limit: 'account.write',
    body: changePasswordInput,
    success: [{ status: 204, when: 'This browser has a new session.', setsCookies: true }],
    refusals: ['invalid_credentials', 'proof_required'],
  },
  {
    method: 'post',
    path: '/api/auth/verify',
    summary: 'Follow the link of a mail: open the account, confirm the e-mail or change it',
    access: 'public',
    limit: 'link.ip',
    body: confirmInput,
    success: [{ status: 200, answer: 'Confirmed', when: 'Done, once.' }],
    refusals: ['link_expired', 'handle_taken', 'db_unavailable'],
  },
  {
    method: 'post',
    path: '/api/auth/verify/mail',
    summary: 'Send the link that confirms the e-mail again',
    access: 'session',
    limit: 'mail.ip',
    success: [mailed],
  },
  {
    method: 'post',
    path: '/api/auth/email',
    summary: 'Ask for another e-mail; it counts once the link sent there is followed',
    access: 'session',
    limit: 'mail.ip',
    body: changeEmailInput,
    success: [mailed],
    refusals: ['invalid_credentials', 'proof_required'],
  },
]
