import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SupervisedChild } from '../process/supervisor'

/** Reading a large append-only file back takes its time. */
const patienceMs = 60_000
const pollMs = 30

/** The first line of the answer: +PONG, or -LOADING while the append-only file is read; null when nobody answers. */
function ping(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 })
    const settle = (line: string | null): void => {
      socket.destroy()
      resolve(line)
    }
    socket.once('connect', () => socket.write('PING\r\n'))
    socket.once('data', (data) => settle(data.toString('latin1').split('\r\n')[0] ?? null))
    socket.once('timeout', () => settle(null))
    socket.once('error', () => settle(null))
  })
}

export async function waitForRedis(port: number, server: SupervisedChild): Promise<boolean> {
  let ended = false
  void server.exited.then(() => {
    ended = true
  })
  const deadlineMs = Date.now() + patienceMs
  while (!ended && Date.now() < deadlineMs) {
    if ((await ping(port)) === '+PONG') return true
    await sleep(pollMs)
  }
  return false
}
