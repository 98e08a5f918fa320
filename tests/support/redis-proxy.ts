import net from 'node:net'

/**
 * A wire between the app and Redis that a test can cut, or hold so that bytes go in and none come out. Set REDIS_URL to
 * `url` before anything connects.
 */
export async function startRedisProxy(target: string) {
  const { hostname, port } = new URL(target)
  const pairs = new Set<[net.Socket, net.Socket]>()
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
      socket.on('data', (bytes) => mode === 'open' && other.write(bytes))
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
