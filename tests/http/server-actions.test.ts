import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apps, isAlive, readBuilt } from '../support/http/apps'
import { send } from '../support/http/send'

const { main } = apps

/** Written by a payload that got as far as running a command. */
const proof = path.join(os.tmpdir(), `morsel-canary-${process.pid}`)
const command = `process.mainModule.require('child_process').execSync('touch ${proof}')`

const boundary = 'x'
const multipart = (fields: Record<string, string>) =>
  `${Object.entries(fields)
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')}--${boundary}--\r\n`

/** The published one and its relatives: a model row whose `then` is the constructor of functions. */
const reactToShell = {
  0: `{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}","_response":{"_prefix":"${command};","_chunks":"$Q2","_formData":{"get":"$1:constructor:constructor"}}}`,
  1: '"$@0"',
  2: '[]',
}

const forms: Record<string, Record<string, string>> = {
  'the published payload': reactToShell,
  'the published payload as a bound action': {
    $ACTION_REF_0: '',
    '$ACTION_0:0': '{"id":"x","bound":"$@1"}',
    ...reactToShell,
  },
  'a prototype path': { 0: '["$1:__proto__:constructor"]', 1: '{}' },
  'a constructor path': { 0: '["$1:constructor:constructor"]', 1: '{}' },
  'a reference to itself': { 0: '"$@0"' },
  'a ring of references': { 0: '"$@1"', 1: '"$@0"' },
  'a server reference': { 0: '["$F1"]', 1: '{"id":"child_process#execSync","bound":null}' },
  'a module of the runtime': { 0: '["$F1"]', 1: '{"id":"node:fs#writeFileSync","bound":null}' },
  'a prototype as a module': { 0: '["$F1"]', 1: '{"id":"__proto__#constructor","bound":null}' },
  'a promise that never ends': { 0: '["$@9"]' },
  'a stream that never ends': { 0: '["$R9"]' },
  'an iterator that never ends': { 0: '["$X9"]' },
  'a number with a million digits': { 0: `["$n${'9'.repeat(1_000_000)}"]` },
  'a map of itself': { 0: '["$Q0"]' },
  'a set of itself': { 0: '["$W0"]' },
  'a typed array of nothing': { 0: '["$V9"]' },
  'a date that is none': { 0: '["$Dx"]' },
  'a model with no end': { 0: '{"a":{"b":[' },
  'a deep model': { 0: `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
  'ten thousand fields': Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [String(at), '"$@1"'])),
  'a field called __proto__': { __proto__x: '1', ['__proto__']: '{"polluted":true}', 0: '[]' },
  'an action of its own name': { $ACTION_ID_constructor: '', 0: '[]' },
  'a key without an action': { $ACTION_KEY: 'k', 0: '[]' },
}

const texts: Record<string, string> = {
  nothing: '',
  'no JSON': '{',
  'a reference': '["$@0"]',
  'a prototype path': '["$0:__proto__:constructor:constructor"]',
  'flight rows': '0:["$@1",["development",null]]\n1:I["child_process",[],"execSync"]\n',
  'a zero byte': '\u0000',
}

const ids = [
  'x',
  '0'.repeat(42),
  '7f'.repeat(21),
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '$1:constructor',
]

/** Alive, still serving, and nothing written or thrown. */
async function expectUnharmed(): Promise<void> {
  expect(isAlive(main)).toBe(true)
  expect((await send(main, { path: '/api/health/live' })).status).toBe(200)
  expect(fs.existsSync(proof)).toBe(false)
}

describe('a malformed server action [R54]', () => {
  it.each(Object.entries(forms))('as a form of %s runs nothing and ends nothing', async (_, fields) => {
    for (const target of ['/', '/login', '/studio', '/api/feed', '/api/auth/login'])
      for (const id of ['x', '7f'.repeat(21)])
        for (const headers of [{ 'Next-Action': id }, {}]) {
          const answer = await send(main, {
            method: 'POST',
            path: target,
            body: multipart(fields),
            headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}`, ...headers },
          })
          expect(answer.status).toBeLessThan(500)
        }
    await expectUnharmed()
  })

  it.each(Object.entries(texts))('as a text of %s runs nothing and ends nothing', async (_, body) => {
    for (const id of ids)
      for (const target of ['/', '/login', '/nowhere']) {
        const answer = await send(main, {
          method: 'POST',
          path: target,
          body,
          headers: {
            'Next-Action': id,
            'Content-Type': 'text/plain;charset=UTF-8',
            'Next-Router-State-Tree': body.replaceAll(/[^\x20-\x7e]/g, ''),
          },
        })
        expect(answer.status).toBeLessThan(500)
      }
    await expectUnharmed()
  })

  it('of a form cut off in the middle leaves nothing behind', async () => {
    const whole = multipart(reactToShell)
    for (let share = 1; share < 10; share += 1) {
      const answer = await send(main, {
        method: 'POST',
        path: '/',
        body: whole.slice(0, Math.floor((whole.length * share) / 10)),
        headers: { 'Next-Action': 'x', 'Content-Type': `multipart/form-data; boundary=${boundary}` },
      })
      expect(answer.status).toBeLessThan(500)
    }
    await expectUnharmed()
  })
})

const actions = z.object({ node: z.record(z.string(), z.unknown()), edge: z.record(z.string(), z.unknown()) })

describe('server actions', () => {
  it('there are none: every write is a route, with one check of origin, person and limit [R55]', () => {
    // Whoever adds one: it must call checkOrigin and the session itself; prove it here, by its id, before allowing it.
    expect(actions.parse(readBuilt(main, 'server/server-reference-manifest.json'))).toEqual({
      node: {},
      edge: {},
    })
  })
})
