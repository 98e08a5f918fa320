import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { readRouteSpecs } from '../../architecture/source/route-specs'
import { root } from '../../architecture/source/tree'
import { brokerToken, nameSilentIssuer } from '../../support/broker-token'
import { Browser } from '../../support/browser'

beforeAll(nameSilentIssuer)

const guarded = readRouteSpecs().filter(({ access }) => access !== 'public' && access !== 'optional')

/** Something for each parameter in the path, so that a handler which looks there first does not hide behind a 404. */
const paramsOf = (route: string) =>
  Object.fromEntries([...route.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => [name, crypto.randomUUID()]))

describe('a token of the broker', () => {
  it('has routes to be tried on', () => {
    expect(guarded.length).toBeGreaterThan(10)
  })

  it.each(guarded.map((spec): [string, (typeof guarded)[number]] => [`${spec.method} ${spec.path}`, spec]))(
    'opens nothing at %s, under whatever name [R3, R73]',
    async (_, { file, method, path: route }) => {
      const handlers = await import(pathToFileURL(path.join(root, file)).href)
      const token = await brokerToken()
      const names = ['oauth.session', 'at', 'rt', 'dc', 'next-auth.session-token']
      const tries = [...names.map((name) => [name]), names]
      for (const cookies of tries) {
        const browser = new Browser()
        for (const name of cookies) browser.cookies.set(name, token)
        const headers = { authorization: `Bearer ${token}` }
        const body = method === 'GET' ? {} : { body: {} }
        const response = await browser.call(handlers[method], {
          method,
          headers,
          params: paramsOf(route),
          ...body,
        })
        expect([cookies, response.status]).toEqual([cookies, 401])
      }
    },
  )
})
