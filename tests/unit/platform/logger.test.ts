import '../../support/unit-env'
import { symbols } from 'pino'
import { expect, it } from 'vitest'
import { logger } from '@/lib/platform/logger'

it('logs no arguments of a Redis command, however deep the error lies', () => {
  const refused = () =>
    Object.assign(new Error('ERR'), { command: { name: 'evalsha', args: ['the-nonce'] }, code: 'ERR' })
  const { err } = Reflect.get(logger(), symbols.serializersSym)
  const logged = [
    refused(),
    new Error('wrapped', { cause: refused() }),
    Object.assign(new Error('wrapped'), { cause: refused(), inner: refused() }),
    new AggregateError([refused()]),
  ].map((error) => JSON.stringify(err(error)))
  for (const line of logged) expect(line).not.toContain('the-nonce')
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ type: 'Error', message: 'ERR', code: 'ERR' })
})
