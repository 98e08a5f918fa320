import type { AuthEventDto, AuthEventKind } from '@/lib/audit/schema'

type Told = Pick<AuthEventDto, 'kind' | 'outcome' | 'detail'>

export type EventWords = {
  title: string
  /** What to make of it, where that is not plain. */
  note?: string
  /** `calm` is everyday; `look` is worth a second look, and no more than that: most are the owner's own typing. */
  tone: 'calm' | 'look'
}

/** Services by the code that the history has for them; some have a name of the operator's own. */
export type ServiceNames = Record<string, string>

const wellKnown: ServiceNames = { google: 'Google', github: 'GitHub' }
const unnamed = 'another account'

/** What a sign-in or a proof was done with, where the history knows more than "by password". */
const means = (detail: string | null, services: ServiceNames): string => {
  if (detail === 'passkey') return ' with a passkey'
  const service = services[detail ?? '']
  return service ? ` with ${service}` : ''
}

const refusals: Record<string, string> = {
  password: 'The password was wrong.',
  no_password: 'This account has no password.',
  disabled: 'The account was locked.',
  passkey_counter: 'The passkey was used as if there were two of it, so we let nobody in with it.',
}

const roleNames: Record<string, string> = {
  partner: 'You became a food partner',
  viewer: 'You became a viewer',
  admin: 'You became an admin',
}

function describeRevoke(detail: string | null): string {
  const count = /^(\d+) others$/.exec(detail ?? '')?.[1]
  if (detail === 'everywhere') return 'Signed out everywhere'
  if (count === undefined) return 'Signed out another device'
  return count === '1' ? 'Signed out one other device' : `Signed out ${count} other devices`
}

const quoted = (detail: string | null): string => (detail ? ` “${detail}”` : '')

const done: Record<AuthEventKind, (detail: string | null, services: ServiceNames) => string> = {
  login: (detail, services) => `Signed in${means(detail, services)}`,
  register: (detail, services) => `Your account was made${means(detail, services)}`,
  refresh: () => 'Stayed signed in',
  logout: () => 'Signed out',
  revoke: describeRevoke,
  proof: (detail, services) => `Confirmed that it was you${means(detail, services)}`,
  password_change: () => 'Changed the password',
  password_reset: () => 'Set a new password by a link from a mail',
  email_verify: () => 'Confirmed the e-mail',
  email_change: () => 'Changed the e-mail',
  profile_change: () => 'Changed the name',
  role_change: (detail) => roleNames[detail ?? ''] ?? 'Your role changed',
  identity_link: (detail, services) => `Linked ${services[detail ?? ''] ?? unnamed}`,
  identity_unlink: (detail, services) => `Unlinked ${services[detail ?? ''] ?? unnamed}`,
  passkey_add: (detail) => `Added the passkey${quoted(detail)}`,
  passkey_remove: (detail) => `Removed the passkey${quoted(detail)}`,
}

const refused: Record<AuthEventKind, string> = {
  login: 'A sign-in was refused',
  register: 'An account could not be made',
  refresh: 'A sign-in could not go on',
  logout: 'Signing out failed',
  revoke: 'Signing a device out failed',
  proof: 'A confirmation was refused',
  password_change: 'A change of password was refused',
  password_reset: 'A new password was refused',
  email_verify: 'The e-mail could not be confirmed',
  email_change: 'A change of e-mail was refused',
  profile_change: 'A change of name was refused',
  role_change: 'A change of role was refused',
  identity_link: 'Linking another account was refused',
  identity_unlink: 'Unlinking an account was refused',
  passkey_add: 'A new passkey was refused',
  passkey_remove: 'Removing a passkey was refused',
}

/**
 * One line of the history in words. Details are codes, or names that people gave; a code that is not known here is left
 * out and never shown.
 */
export function describeEvent({ kind, outcome, detail }: Told, services: ServiceNames = {}): EventWords {
  if (outcome === 'ok') return { title: done[kind](detail, { ...wellKnown, ...services }), tone: 'calm' }
  if (kind === 'refresh' && detail === 'reuse')
    return {
      title: 'We ended a sign-in that was used twice',
      note: 'An old copy of it came back. A restored backup does that, and so does somebody who copied it.',
      tone: 'look',
    }
  const note = kind === 'identity_link' ? 'It is linked with somebody else here.' : refusals[detail ?? '']
  return { title: refused[kind], ...(note ? { note } : {}), tone: 'look' }
}
