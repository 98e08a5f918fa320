import 'server-only'
import type { IncomingMessage } from 'node:http'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { createLine } from '@/lib/auth/waiting-line'
import * as apiPaths from '@/lib/core/api-paths'
import { paths } from '@/lib/core/paths'
import { loopPauseMs } from './loop-pause'

const doors = new Set([apiPaths.login(), apiPaths.register(), paths.form.login(), paths.form.register()])

/**
 * A sign-in takes the event loop some milliseconds before its password is looked at, most of them in Next. A crowd that comes
 * at once is handed to Next one by one, with pauses in which everybody else is served (R35; measured by
 * bench/login-flood.ts). A turn ends with handing over: whoever sends a body by drops holds nobody up.
 */
const atDoor = createLine({ maxRunning: 1, maxWaiting: 1_000 })

export function isSignIn({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && doors.has(url.split('?', 1)[0] ?? '')
}

/**
 * Hands a sign-in on when its turn comes.
 *
 * @throws AppError `busy` when a thousand wait
 */
export function admitSignIn(handOn: () => void): Promise<void> {
  return atDoor(async () => {
    handOn()
    await setImmediate()
    await setTimeout(loopPauseMs())
  })
}
