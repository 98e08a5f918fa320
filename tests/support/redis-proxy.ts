import net from 'node:net'

/**
 * A wire between the app and Redis that a test can cut, hold so that bytes go in and none come out, or lead elsewhere. Set
 * REDIS_URL to `url` before anything connects.
 */
export async function startRedisProxy(target: string) {
  let { hostname, port } = new URL(target)
  const pairs = new Set<[net.Socket, net.Socket]>()
  const forgotten = new Set<net.Socket>()
  let mode: 'open' | 'cut' | 'held' = 'open'
  const server = net.createServer((client) => {
    if (mode === 'cut') {
      client.destroy()
      return
    }
    const upstream = net.connect(Number(port), hostname)
    const pair: [net.Socket, net.Socket] = [client, upstream]
    pairs.add(pair)
    for (const [socket, other] of [pair, [upstream, client]] as const) {
      socket.on('data', (bytes) => mode === 'open' && !forgotten.has(client) && other.write(bytes))
      socket.on('error', () => {})
      socket.on('close', () => {
        other.destroy()
        pairs.delete(pair)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: ownPort } = server.address() as net.AddressInfo
  const drop = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  return {
    url: `redis://127.0.0.1:${ownPort}`,
    cut() {
      mode = 'cut'
      drop()
    },
    hold() {
      mode = 'held'
    },
    /** As a firewall that restarted: open connections get no answer any more, new ones do. */
    forget() {
      for (const [client] of pairs) forgotten.add(client)
    },
    /** As a failover behind one address: new connections go there, open ones stay where they are. */
    leadTo(other: string) {
      ;({ hostname, port } = new URL(other))
    },
    open() {
      // What was held back is lost, as on a real wire: the connection starts anew.
      if (mode === 'held') drop()
      mode = 'open'
    },
    async stop() {
      drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
