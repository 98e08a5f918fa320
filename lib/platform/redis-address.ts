type RedisNode = { host: string; port: number }

type Servers = { nodes: RedisNode[]; username: string; password: string; tls: boolean }

/** One Redis, the nodes of a cluster to begin with, or the Sentinels that know which server is the master now. */
export type RedisAddress =
  | { kind: 'single'; url: string }
  | ({ kind: 'cluster' } & Servers)
  | ({ kind: 'sentinel'; database: number; masterName: string; sentinelPassword: string } & Servers)

const listForm = /^(rediss?)\+(cluster|sentinel):\/\//
const defaultPorts = { cluster: 6_379, sentinel: 26_379 } as const
const sentinelOptions = new Set(['name', 'sentinelPassword'])

/** The platform throws at what it cannot read: no URL, a stray `%` in a password. */
function read<Value>(work: () => Value): Value | null {
  try {
    return work()
  } catch {
    return null
  }
}

/** Each host with everything else around it, so that the platform's own parser does the reading. */
function readList(text: string): RedisAddress | null {
  const [start = '', scheme, named] = listForm.exec(text) ?? []
  if (scheme === undefined) return null
  const [authority = ''] = text.slice(start.length).split(/[/?#]/, 1)
  const rest = text.slice(start.length + authority.length)
  const login = authority.slice(0, authority.lastIndexOf('@') + 1)
  const hosts = authority.slice(login.length)
  const kind = named === 'cluster' ? 'cluster' : 'sentinel'
  const urls = hosts.split(',').map((host) => read(() => new URL(`${scheme}://${login}${host}${rest}`)))
  const [first] = urls
  const nodes = urls.flatMap((url) =>
    url?.hostname
      ? [{ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || defaultPorts[kind] }]
      : [],
  )
  const username = read(() => decodeURIComponent(first?.username ?? ''))
  const password = read(() => decodeURIComponent(first?.password ?? ''))
  if (!first || nodes.length < urls.length || username === null || password === null || first.hash)
    return null
  const servers = { nodes, username, password, tls: scheme === 'rediss' }
  const database = /^\/?(\d*)$/.exec(first.pathname)?.[1]
  const query = first.searchParams
  if (kind === 'cluster')
    // A cluster has one database and nothing else to say.
    return first.search === '' && Number(database) === 0 ? { kind, ...servers } : null
  const masterName = query.get('name')
  if (database === undefined || !masterName || [...query.keys()].some((key) => !sentinelOptions.has(key)))
    return null
  const sentinelPassword = query.get('sentinelPassword') ?? ''
  return { kind, database: Number(database), masterName, sentinelPassword, ...servers }
}

/**
 * Reads `REDIS_URL`: `redis://user:password@host:port/database` as everywhere, and two forms for which the platform's URL has no
 * list of hosts: `redis+cluster://user:password@host:port,host:port` and
 * `redis+sentinel://user:password@host:port,host:port/database?name=master&sentinelPassword=secret`. `rediss` instead of
 * `redis` means TLS. User and password are the servers' own; Sentinels have theirs apart.
 *
 * @returns null for anything else, so that a misspelt address stops the start and not the first sign-in
 */
export function parseRedisAddress(text: string): RedisAddress | null {
  const url = read(() => new URL(text))
  if (url?.protocol === 'redis:' || url?.protocol === 'rediss:') return { kind: 'single', url: text }
  return readList(text)
}
