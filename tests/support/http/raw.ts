import net from 'node:net'
import type { App } from './apps'

/**
 * Bytes as they are, over a connection of their own; everything that comes back until it is closed, by the server or, at
 * the first answer, by us. Not before: Node takes a client that has closed its side for one that has gone.
 */
export function sendRaw(app: App, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(app.port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      if (statusesOf(Buffer.concat(chunks).toString('latin1')).length > 0) socket.end()
    })
    socket.once('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // Closing on somebody who still talks is an answer too.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
    socket.write(bytes)
  })
}

/** The status of each answer in what came back. */
export const statusesOf = (raw: string): number[] =>
  [...raw.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status))
