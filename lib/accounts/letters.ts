import 'server-only'
import { paths } from '@/lib/core/paths'
import { appLink } from '@/lib/mail/app-link'
import type { Letter } from '@/lib/mail/render-mail'

/*
 * What stands around a link. None of them repeats what a stranger typed, a name or a kitchen: mails to an address that
 * nobody has confirmed would be a way to send anybody any text in our name.
 */

const ignore = 'If you did not ask for this, you need not do anything: without the link nothing happens.'

export const resetLetter =
  (email: string) =>
  (token: string): Letter => ({
    subject: 'Set a new password',
    paragraphs: [
      `Somebody, probably you, asked for a new password for ${email}.`,
      'The link works once, within half an hour. Setting a new password signs every device out.',
    ],
    button: { label: 'Set a new password', url: appLink(paths.reset(token, email)) },
    footnote: ignore,
  })

const serviceNames: Record<string, string> = { google: 'Google', github: 'GitHub' }

/** For an account that has no password: says how it signs in, and may have one. */
export const noPasswordLetter =
  (email: string, { providers, passkeys }: { providers: readonly string[]; passkeys: number }) =>
  (token: string): Letter => {
    const services = providers.map((id) => serviceNames[id] ?? 'the service you signed up with')
    const ways = [...services, ...(passkeys > 0 ? ['your passkey'] : [])]
    const known = ways.length > 0 ? ` You sign in with ${ways.join(' or ')}.` : ''
    return {
      subject: 'Your account has no password',
      paragraphs: [
        `Somebody, probably you, asked for a new password for ${email}. Your account has none so far.${known}`,
        'If you would like to sign in with a password as well, this link lets you set one. It works once, within half an hour, and signs every device out.',
      ],
      button: { label: 'Set a password', url: appLink(paths.reset(token, email)) },
      footnote: ignore,
    }
  }

export const registerLetter = (token: string): Letter => ({
  subject: 'Confirm your e-mail to open your account',
  paragraphs: [
    'Welcome. Somebody, probably you, wants to open an account at Morsel with this address.',
    'The link works once, within a day. Your account is ready as soon as you have opened it.',
  ],
  button: { label: 'Open my account', url: appLink(paths.verify(token)) },
  footnote:
    'If that was not you, please do not open the link: the account would have a password that somebody else chose. Without it there is no account.',
})

export const alreadyRegisteredLetter = (): Letter => ({
  subject: 'You already have an account',
  paragraphs: [
    'Somebody, probably you, wanted to open an account at Morsel with this address. There is one already, so nothing was changed.',
    `Forgotten the password? Ask for a new one: ${appLink(paths.forgot())}`,
  ],
  button: { label: 'Sign in', url: appLink(paths.login()) },
  footnote: 'If that was not you, you need not do anything: nobody got in.',
})

export const verifyLetter = (token: string): Letter => ({
  subject: 'Confirm your e-mail',
  paragraphs: [
    'Please confirm that this is your address, so that we can reach you when something happens to your account.',
    'The link works once, within a day.',
  ],
  button: { label: 'Confirm my e-mail', url: appLink(paths.verify(token)) },
  footnote: 'If you have no account at Morsel, somebody mistyped theirs. You need not do anything.',
})

export const changeEmailLetter = (token: string): Letter => ({
  subject: 'Confirm your new e-mail',
  paragraphs: [
    'Somebody, probably you, wants to move their account at Morsel to this address.',
    'The link works once, within a day. From then on you sign in with this address.',
  ],
  button: { label: 'Use this address', url: appLink(paths.verify(token)) },
  footnote: 'If that was not you, please do not open the link. Without it nothing happens.',
})

export const addressTakenLetter = (): Letter => ({
  subject: 'Somebody wanted to use your address',
  paragraphs: [
    'Somebody who is signed in to another account at Morsel wanted to move it to this address. You have an account here with it, so nothing was changed.',
    'If that was you: sign in to this account, or move it to another address first.',
  ],
  button: { label: 'Sign in', url: appLink(paths.login()) },
  footnote: 'If that was not you, you need not do anything: nobody got in.',
})
