import { hash } from '@node-rs/argon2'
import { newId } from '../../lib/core/ids'
import type { PrismaClient } from '../generated/client'

/** As `lib/auth/password.ts` hashes; a weaker one would be made anew at the first sign-in. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export type DemoAccount = {
  email: string
  displayName: string
  kitchen?: { handle: string; name: string }
}

/**
 * Writes a demo account where there is none, its e-mail confirmed. Not over the API: where mail leaves (SMTP_URL), an
 * account waits for a link in a mail, and nobody reads mail at these addresses.
 */
export async function openAccount(
  database: PrismaClient,
  { email, displayName, kitchen }: DemoAccount,
  password: string,
): Promise<void> {
  const confirmed = { emailVerifiedAt: new Date() }
  const { count } = await database.user.updateMany({ where: { email }, data: confirmed })
  if (count > 0) return
  await database.user.create({
    data: {
      id: newId(),
      email,
      displayName,
      role: kitchen ? 'PARTNER' : 'VIEWER',
      ...confirmed,
      password: { create: { hash: await hash(password, argon) } },
      ...(kitchen ? { partner: { create: { id: newId(), ...kitchen } } } : {}),
    },
  })
}
