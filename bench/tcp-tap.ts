import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Payload that passed since the tap was opened. */
export interface Passed {
  toTargetBytes: number
  fromTargetBytes: number
}

export interface TcpTap {
  port: number
  /** Where it leads to. Set later when the target's own port is not known yet. */
  aim(port: number): void
  read(): Passed
  close(): Promise<void>
}

/**
 * Passes every connection on to a port of this machine and counts what goes by. It stands between two processes
 * and belongs to neither, so what it costs is charged to neither.
 */
export async function openTap(targetPort = 0): Promise<TcpTap> {
  const passed: Passed = { toTargetBytes: 0, fromTargetBytes: 0 }
  const open = new Set<Socket>()
  let target = targetPort
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket)
      // A reset on one side is one on the other: a tap must not turn it into a polite end.
      socket.once('error', () => other.destroy())
      socket.once('close', () => {
        open.delete(socket)
        other.destroySoon()
      })
    }
    client.on('data', (chunk) => {
      passed.toTargetBytes += chunk.length
    })
    upstream.on('data', (chunk) => {
      passed.fromTargetBytes += chunk.length
    })
    client.pipe(upstream)
    upstream.pipe(client)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    aim: (next) => {
      target = next
    },
    read: () => ({ ...passed }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

export function passedSince(before: Passed, after: Passed): Passed {
  return {
    toTargetBytes: after.toTargetBytes - before.toTargetBytes,
    fromTargetBytes: after.fromTargetBytes - before.fromTargetBytes,
  }
}
