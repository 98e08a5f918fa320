import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createCommandReader } from './read-commands'
import { encodeReply, RedisError } from './reply'
import { createScriptRunner } from './script-runner'
import { createSession, type Shared } from './session'

const sweepMs = 1_000

function serve(socket: Socket, shared: Shared): void {
  const reader = createCommandReader()
  const session = createSession(shared)
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    try {
      const commands = reader.push(chunk)
      socket.write(Buffer.concat(commands.map((args) => encodeReply(session.execute(args)))))
      if (commands.some(([name]) => name?.toLowerCase() === 'quit')) socket.end()
    } catch (error) {
      if (!(error instanceof RedisError)) throw error
      socket.end(encodeReply(error))
    }
  })
}

export interface StandIn {
  port: number
  close(): Promise<void>
}

/** A Redis for machines without one: the protocol, the commands and the Lua that Morsel uses, in memory. */
export function startStandIn(port = 0): Promise<StandIn> {
  const shared: Shared = { databases: [], scripts: createScriptRunner() }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    serve(socket, shared)
  })
  const sweeper = setInterval(() => {
    for (const space of shared.databases) space?.sweep()
  }, sweepMs)
  sweeper.unref()
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      clearInterval(sweeper)
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => {
      resolve({ port: (server.address() as AddressInfo).port, close })
    })
  })
}
