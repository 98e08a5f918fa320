import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { type Account, registerSomeone } from './accounts'

/** Somebody who signs in through another service and has no password. */
export async function registerPasswordless(provider = 'google'): Promise<Account> {
  const account = await registerSomeone()
  const userId = account.user.id
  await db().password.delete({ where: { userId } })
  await db().identity.create({ data: { provider, providerAccountId: newId(), userId, label: 'Mia' } })
  return account
}
