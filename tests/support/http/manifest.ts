import { z } from 'zod'
import { restOfApi } from '../../http/route-classes'
import { type App, readBuilt } from './apps'
import { header, send } from './send'

const appPaths = z.record(z.string(), z.string())

/** Every route of a build, as Next lists them: `/studio/videos/[videoId]`, pages and handlers apart. */
export function routesOf(app: App): { pages: string[]; handlers: string[]; files: string[] } {
  const entries = Object.entries(appPaths.parse(readBuilt(app, 'app-path-routes-manifest.json')))
  const named = (kind: string) =>
    entries
      .filter(([file]) => file.endsWith(kind))
      .map(([, route]) => route)
      .sort()
  const handlers = named('/route')
  const isApi = (route: string) => route.startsWith('/api/')
  const ownPage = (route: string) => route.startsWith('/_')
  return {
    pages: named('/page').filter((route) => !ownPage(route)),
    handlers: handlers.filter((route) => isApi(route) && route !== restOfApi),
    files: [...handlers.filter((route) => !isApi(route)), ...named('/page').filter(ownPage)].sort(),
  }
}

/** The methods that a handler has code for, asked from the running server; HEAD and OPTIONS are Next's own. */
export async function methodsOf(app: App, path: string): Promise<string[]> {
  const answer = await send(app, { method: 'OPTIONS', path })
  const allowed = header(answer, 'allow')?.split(', ') ?? []
  return allowed.filter((method) => method !== 'HEAD' && method !== 'OPTIONS').sort()
}
