import { fileURLToPath } from 'node:url'
import { newId } from '../lib/core/ids'
import { LaunchError } from '../services/launch-error'
import { query } from '../services/postgres/wait-for-postgres'
import { runCommand } from '../services/run-command'
import { findAccount } from './find-account'
import { withDatabase } from './with-database'

const roles = ['viewer', 'partner', 'admin']

/**
 * Gives an account another role, in force at its next request: the role in a token counts for nothing (R59). Nobody is
 * signed out for it. This is the only way to become an admin, and it needs the database's own password.
 */
export async function setRole(databaseUrl: string, email: string, role: string): Promise<void> {
  if (!roles.includes(role))
    throw new LaunchError(`There is no role ${role}. Choose one of ${roles.join(', ')}.`)
  const account = await findAccount(databaseUrl, email)
  if (role === 'partner' && !account.hasKitchen) {
    throw new LaunchError(
      `${account.email} has no kitchen yet. Its owner opens one under Settings, and the role comes with it.`,
    )
  }
  await query(databaseUrl, 'UPDATE "user" SET role = $2::role WHERE id = $1::uuid', [
    account.id,
    role.toUpperCase(),
  ])
  await query(
    databaseUrl,
    `INSERT INTO auth_event (id, user_id, kind, outcome, detail, label, ip)
     VALUES ($1::uuid, $2::uuid, 'role_change', 'ok', $3, 'The operator', '')`,
    [newId(), account.id, role],
  )
}

// npm run account:role -- mia@example.com admin
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    const [email = '', role = ''] = process.argv.slice(2)
    await withDatabase((databaseUrl) => setRole(databaseUrl, email, role))
    console.log(`${email} is ${role === 'admin' ? 'an admin' : `a ${role}`} from the next request on.`)
  })
}
