import 'server-only'
import { createHash } from 'node:crypto'
import type { Person } from './repository'

/**
 * What an account looks like to a link in a mail: the link is dead once the password, the address or the epoch is another,
 * so that none of yesterday's mails undoes what was changed today (R37).
 */
export function fingerprintOf({ userId, email, epoch, hash }: Person): string {
  return createHash('sha256')
    .update(JSON.stringify([userId, email, epoch, hash]))
    .digest('base64url')
}
