import { setTimeout as sleep } from 'node:timers/promises'
import { seedApp } from '../services/app/seed-app'
import { anyFreePort } from '../services/ports'
import { startMorsel, withStack } from './bench-stack'
import type { Answers, FloodTask, Person } from './login-flood/messages'
import { joinPhases, latencyTable, type Phase, p99 } from './login-flood/report'
import { sampleFeed } from './login-flood/sample-feed'
import { startFloodClient } from './login-flood/start-flood-client'
import { commandLine, machineLine } from './machine-line'
import { ratio } from './print-table'

// What people who swipe notice of a crowd that signs in: the feed beside 256 sign-ins under way at any moment, and idle.

const maxRatio = 3
const peopleAtOnce = 256
const isQuick = process.argv.includes('--quick')
const rounds = isQuick ? 1 : 4
const windowMs = isQuick ? 5_000 : 10_000

const port = String(await anyFreePort())
const appOrigin = `http://127.0.0.1:${port}`
const people: Person[] = Array.from({ length: peopleAtOnce }, (_, number) => ({
  email: `person-${number}@example.com`,
  password: `a long password of person ${number}`,
}))

/** Samples the feed while `work` is under way. */
async function measure(work: () => Promise<Answers>): Promise<Phase> {
  const sampler = sampleFeed(appOrigin)
  const answers = await work()
  return { feedMs: await sampler.stop(), answers }
}

await withStack({ PORT: port, APP_ORIGIN: appOrigin, TRUSTED_PROXY_HOPS: '1' }, async (stack) => {
  await startMorsel(stack, stack.env)
  await seedApp(stack)
  const client = startFloodClient()
  const tell = (kind: FloodTask['kind']): Promise<Answers> => client.run({ kind, appOrigin, people })
  const doneRegistering = stack.progress.step(`Registering ${peopleAtOnce} people`)
  await tell('register')
  doneRegistering()

  const phases: Record<'idle' | 'arriving' | 'under way', Phase>[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const done = stack.progress.step(
      `Round ${round} of ${rounds}: idle, then ${peopleAtOnce} sign-ins at once`,
    )
    const idle = await measure(() => sleep(windowMs, {}))
    const arriving = await measure(() => tell('arrive'))
    const underWay = await measure(async () => {
      await sleep(windowMs)
      return tell('count')
    })
    await tell('leave')
    phases.push({ idle, arriving, 'under way': underWay })
    done()
  }
  client.stop()

  const idle = joinPhases(phases.map((phase) => phase.idle))
  const arriving = joinPhases(phases.map((phase) => phase.arriving))
  const underWay = joinPhases(phases.map((phase) => phase['under way']))
  console.log(`\n${latencyTable({ idle, arriving, 'under way': underWay })}\n`)
  console.log(`$ ${commandLine('bench/login-flood.ts')}\n${machineLine()}`)
  const found = Math.max(p99(arriving), p99(underWay)) / p99(idle)
  const verdict = found <= maxRatio ? 'holds' : 'FAILS'
  console.log(
    `\n${verdict}  p99 of the feed beside ${peopleAtOnce} sign-ins: ${ratio(found)} x idle, at most ${maxRatio}`,
  )
  if (found > maxRatio) process.exitCode = 1
})
process.exit()
