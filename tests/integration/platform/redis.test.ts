import { expect, it } from 'vitest'
import { redis } from '@/lib/platform/redis'
import { runScript } from '@/lib/platform/run-script'

/** Keeps this thread busy, as a burst of requests does. */
function block(ms: number) {
  const untilMs = performance.now() + ms
  while (performance.now() < untilMs);
}

it('does not take our own stall for a slow Redis', async () => {
  const client = await redis()
  const answers = Promise.all(Array.from({ length: 50 }, () => client.ping()))
  block(1_200)
  expect(new Set(await answers)).toEqual(new Set(['PONG']))
})

it('runs a script that the server has forgotten', async () => {
  const client = await redis()
  const script = `return ARGV[1] .. '${Date.now()}'`
  const first = await runScript(client, script, [], ['a'])
  await client.script('FLUSH')
  expect(await runScript(client, script, [], ['a'])).toBe(first)
})
