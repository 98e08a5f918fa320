import { LaunchError } from '../services/launch-error'
import { query } from '../services/postgres/wait-for-postgres'

type Found = { id: string; email: string; hasKitchen: boolean }

/** The account with that e-mail, however it is typed (the same spelling rule as `emailInput` in lib/auth/schema.ts). */
export async function findAccount(databaseUrl: string, typed: string): Promise<Found> {
  const email = typed.normalize('NFKC').trim().toLowerCase()
  const [found] = (await query(
    databaseUrl,
    `SELECT u.id, u.email, p.id IS NOT NULL AS "hasKitchen"
     FROM "user" u LEFT JOIN partner p ON p.user_id = u.id WHERE u.email = $1`,
    [email],
  )) as Found[]
  if (!found)
    throw new LaunchError(email ? `There is no account ${email}.` : 'Say whose account: its e-mail.')
  return found
}
