// The browsers, all of them, in a process of their own: what they cost is charged to nobody.
import type { ClientAnswer, ClientSetup, ClientTask, TaskDone } from './client-messages'
import { type PartnerAccount, registerPartner } from './partner-account'
import { sendByClassic, sendByMorsel } from './send-clip'

let setup: ClientSetup | null = null
const accounts: PartnerAccount[] = []
let sent = 0

/** In turn, so that no account comes near its limit of tickets. */
function nextAccount(): PartnerAccount {
  const account = accounts[sent++ % accounts.length]
  if (account === undefined) throw new Error('no account is registered')
  return account
}

function sendOne(kind: 'morsel' | 'classic'): Promise<number> {
  if (setup === null) throw new Error('not set up')
  return kind === 'morsel' ? sendByMorsel(setup, nextAccount()) : sendByClassic(setup)
}

async function run(task: ClientTask): Promise<number> {
  switch (task.kind) {
    case 'register':
      setup = task.setup
      // One after another: hashing a password takes memory that would be mistaken for that of uploads.
      for (let number = 1; number <= setup.accounts; number += 1)
        accounts.push(await registerPartner(setup.appOrigin, number))
      return 0
    case 'refresh':
      for (const account of accounts) {
        const { status, body } = await account.post('/api/auth/refresh', {})
        if (status !== 200) throw new Error(`refresh: ${status} ${JSON.stringify(body)}`)
      }
      return 0
    case 'morsel':
    case 'classic': {
      const repeats = await Promise.all(Array.from({ length: task.atOnce }, () => sendOne(task.kind)))
      return repeats.reduce((sum, count) => sum + count, 0)
    }
  }
}

async function answer(task: ClientTask): Promise<ClientAnswer> {
  const startedMs = performance.now()
  try {
    const repeats = await run(task)
    const done: TaskDone = { wallMs: performance.now() - startedMs, repeats }
    return { ok: true, done }
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? ` (${String(error.cause)})` : ''
    return { ok: false, message: `${error instanceof Error ? error.message : String(error)}${cause}` }
  }
}

process.on('message', (task: ClientTask) => {
  void answer(task).then((result) => process.send?.(result))
})
process.once('disconnect', () => process.exit())
