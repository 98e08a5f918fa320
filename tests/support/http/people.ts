import { randomInt } from 'node:crypto'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/platform/db'
import { uniqueIp } from '../unique-ip'
import type { App } from './apps'
import { type Answer, send } from './send'

export type Role = 'viewer' | 'partner' | 'admin'
export type Person = { role: Role; email: string; password: string; userId: string; handle: string | null }

/** What a browser sends back of the cookies it was given. */
export function cookieHeader({ headers }: Answer): string {
  return (headers['set-cookie'] ?? [])
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(';', 1)[0])
    .join('; ')
}

/** Registers somebody new over HTTP; an admin is made in the database, as there is no other way. */
export async function registerPerson(app: App, role: Role): Promise<Person & { cookie: string }> {
  const email = `${newId()}@example.com`
  const password = `canary password ${newId()}`
  const asked = role === 'partner' ? { role, partnerName: `Kitchen ${randomInt(1e9)}` } : { role: 'viewer' }
  const answer = await send(app, {
    method: 'POST',
    path: '/api/auth/register',
    body: { email, password, displayName: 'Mia', ...asked },
  })
  if (answer.status !== 201) throw new Error(`register: ${answer.status} ${answer.text}`)
  const { user } = JSON.parse(answer.text) as { user: { id: string; partner: { handle: string } | null } }
  if (role === 'admin') await db().user.update({ where: { id: user.id }, data: { role: 'ADMIN' } })
  const handle = user.partner?.handle ?? null
  return { role, email, password, userId: user.id, handle, cookie: cookieHeader(answer) }
}

/** A new session of somebody, as a Cookie header. */
export async function signIn(app: App, { email, password }: Person, remember = false): Promise<string> {
  const answer = await send(app, {
    method: 'POST',
    path: '/api/auth/login',
    body: { email, password, remember },
    ip: uniqueIp(),
  })
  if (answer.status !== 200) throw new Error(`login: ${answer.status} ${answer.text}`)
  return cookieHeader(answer)
}

/** A session that was good and is over: its cookies were kept before logout. */
export async function signInAndOut(app: App, person: Person): Promise<string> {
  const cookie = await signIn(app, person)
  const answer = await send(app, { method: 'POST', path: '/api/auth/logout', cookie })
  if (answer.status !== 204) throw new Error(`logout: ${answer.status}`)
  return cookie
}
