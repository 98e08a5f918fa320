import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { readStored, writeStored } from './stored-json'

const probeMs = 300

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 has no ::1 to be taken.
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** macOS lets two processes listen on one port when one names an address and the other does not. */
function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: probeMs })
    const settle = (value: boolean): void => {
      socket.destroy()
      resolve(value)
    }
    socket.once('connect', () => settle(true))
    socket.once('timeout', () => settle(false))
    socket.once('error', () => settle(false))
  })
}

export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    if (!(await canListen(port, host)) || (await answers(port, host))) return false
  }
  return true
}

export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) if (await isPortFree(port)) return port
  return anyFreePort()
}

/** The port of the last run when it is still free, so that addresses a developer wrote down stay true. */
export async function keptPort(
  dataDir: string,
  name: string,
  choose: () => Promise<number>,
): Promise<number> {
  const file = join(dataDir, 'ports.json')
  const stored = readStored(file)
  const last = Number(stored[name] ?? 0)
  const port = last > 0 && (await isPortFree(last)) ? last : await choose()
  if (port !== last) writeStored(file, { ...readStored(file), [name]: String(port) })
  return port
}
