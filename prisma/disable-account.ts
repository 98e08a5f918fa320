import { fileURLToPath } from 'node:url'
import { LaunchError } from '../services/launch-error'
import { query } from '../services/postgres/wait-for-postgres'
import { runCommand } from '../services/run-command'
import { findAccount } from './find-account'
import { withDatabase } from './with-database'

/**
 * Locks an account, or opens it again. Locked, no door works (R74) and every session is over at its next request (R22).
 * The epoch goes up both times, so that no session from before comes back with the account. The clips follow in a statement of its
 * own, which sees what was being published while the first one waited; `lib/moderation/` does the same.
 */
export async function disableAccount(databaseUrl: string, email: string, disabled: boolean): Promise<void> {
  const { id } = await findAccount(databaseUrl, email)
  const disabledAt = disabled ? 'now()' : 'NULL'
  await query(
    databaseUrl,
    `UPDATE "user" SET disabled_at = ${disabledAt}, token_epoch = token_epoch + 1 WHERE id = $1::uuid`,
    [id],
  )
  await query(
    databaseUrl,
    `UPDATE video SET suspended_at = u.disabled_at FROM partner p JOIN "user" u ON u.id = p.user_id
     WHERE p.id = video.partner_id AND u.id = $1::uuid`,
    [id],
  )
}

// npm run account:disable -- mia@example.com             locks it
// npm run account:disable -- mia@example.com --enable    opens it again
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    const [email = '', flag] = process.argv.slice(2)
    if (flag !== undefined && flag !== '--enable') throw new LaunchError(`${flag} is not known; --enable is.`)
    const disabled = flag === undefined
    await withDatabase((databaseUrl) => disableAccount(databaseUrl, email, disabled))
    console.log(disabled ? `${email} is locked and signed out everywhere.` : `${email} can sign in again.`)
  })
}
