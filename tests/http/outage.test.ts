import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, apps } from '../support/http/apps'
import { fillIn } from '../support/http/belongings'
import { flights, sendFlight } from '../support/http/flight'
import { registerPerson } from '../support/http/people'
import { codeOf, send } from '../support/http/send'
import { spawnApp } from '../support/http/spawn-app'
import { handlers, pages } from './route-classes'

/** A server whose database and session store nobody answers for, from its first request on. */
let broken: App
let child: ChildProcess
let cookie: string

beforeAll(async () => {
  cookie = (await registerPerson(apps.main, 'partner')).cookie
  const logFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'morsel-outage-')), 'app.log')
  const env = {
    DATABASE_URL: 'postgresql://canary-user:canary-db-password@127.0.0.1:1/canary-db',
    REDIS_URL: 'redis://:canary-redis-password@127.0.0.1:1',
  }
  const spawned = await spawnApp({ name: 'broken', logFile, env, probe: 'live' })
  broken = spawned.app
  child = spawned.child
  await spawned.ready
})

afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await ended
  fs.rmSync(path.dirname(broken.logFile), { recursive: true, force: true })
})

/** Of the inside: addresses, users and passwords of services. Stacks and codes are what `send` looks for (R85). */
const ofTheInside = /canary|127\.0\.0\.1|postgres|redis/i

const endsSession = (line: string) => /^(?:__Host-)?(?:at|rt)=/.test(line)

describe('with neither database nor session store', () => {
  it.each(Object.keys(handlers))(
    '%s says 503 or refuses, keeps the cookies and tells nothing [R28, R85]',
    async (name) => {
      const [method = '', route = ''] = name.split(' ')
      const body = name.endsWith('/login') ? { email: 'a@example.com', password: 'x' } : {}
      for (const sent of [undefined, cookie]) {
        const answer = await send(broken, {
          method,
          path: fillIn(route, {}),
          ...(method === 'GET' ? {} : { body }),
          ...(sent ? { cookie: sent } : {}),
        })
        expect([200, 204, 400, 401, 403, 404, 415, 422, 503]).toContain(answer.status)
        // Whoever brought a session keeps it; of others there is nothing to keep.
        if (sent) expect((answer.headers['set-cookie'] ?? []).filter(endsSession)).toEqual([])
        expect(answer.text).not.toMatch(ofTheInside)
        if (answer.status === 503 && codeOf(answer) !== null)
          expect(Number(answer.headers['retry-after']?.[0])).toBeGreaterThan(0)
      }
    },
  )

  it.each(
    Object.entries(handlers).filter(([, routeClass]) => routeClass === 'session' || routeClass === 'partner'),
  )('%s takes nobody for signed out [R28]', async (name) => {
    const [method = '', route = ''] = name.split(' ')
    const answer = await send(broken, {
      method,
      path: fillIn(route, {}),
      cookie,
      ...(method === 'GET' ? {} : { body: {} }),
    })
    expect([answer.status, codeOf(answer)]).toEqual([
      503,
      expect.stringMatching(/^(?:sessions|db)_unavailable$/),
    ])
  })

  it.each(Object.keys(pages))('%s shows a page of ours and tells nothing [R85]', async (route) => {
    for (const sent of [undefined, cookie])
      for (const headers of [{}, ...flights]) {
        const answer = await sendFlight(broken, {
          path: fillIn(route, {}),
          headers,
          ...(sent ? { cookie: sent } : {}),
        })
        expect(answer.headers['set-cookie']).toBeUndefined()
        expect(answer.text).not.toMatch(ofTheInside)
      }
  })
})
