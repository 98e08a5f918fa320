import type { Actor } from '@/lib/auth/schema'
import { newId } from '@/lib/core/ids'
import { fileReport } from '@/lib/moderation/file-report'
import { moderate } from '@/lib/moderation/moderate'
import type { ModerationInput } from '@/lib/moderation/schema'
import { db } from '@/lib/platform/db'
import { createViewer } from './people'

/** Somebody with the role, as an operator's command gives it. */
export async function createAdmin(): Promise<Actor> {
  const viewer = await createViewer()
  await db().user.update({ where: { id: viewer.userId }, data: { role: 'ADMIN' } })
  return { ...viewer, role: 'admin' }
}

type Thing = Pick<ModerationInput, 'kind' | 'thingId'>

export const decide = (admin: Actor, deed: ModerationInput['deed'], thing: Thing) =>
  moderate(admin, { deed, ...thing, why: `Because of ${deed}` })

/** As many people as asked for tell about a clip. */
export async function reportClip(id: string, times = 1): Promise<void> {
  for (let told = 0; told < times; told++)
    await fileReport(await createViewer(), {
      about: { kind: 'clip', id },
      reason: told % 2 ? 'spam' : 'unsafe',
      note: `Note ${newId()}`,
    })
}
