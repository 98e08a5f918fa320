import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServices } from '@/services/launcher'
import { findRedisServer } from '@/services/redis/find-server'
import { startStandIn } from '@/services/redis/stand-in/server'

/** A reply as it was on the wire: '+' status, '-' error and ':' bulk text are told apart by their first character. */
export type Wire = string | number | null | Wire[]

export interface RawClient {
  /** The exact reply to one command. */
  send(...args: (string | number)[]): Promise<Wire>
  close(): void
}

export interface Target {
  name: string
  start(): Promise<{ url: string; stop(): Promise<void> }>
}

async function startReal(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'morsel-redis-'))
  const services = await startServices({ env: {}, dataDir, only: ['redis'], redis: 'real' })
  return {
    url: services.env.REDIS_URL ?? '',
    stop: async () => {
      await services.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function startFake(): Promise<{ url: string; stop(): Promise<void> }> {
  const { port, close } = await startStandIn()
  return { url: `redis://127.0.0.1:${port}`, stop: close }
}

export const hasRealRedis = findRedisServer().program !== null
const real: Target = { name: 'real server', start: startReal }
const standIn: Target = { name: 'stand-in', start: startFake }

/** The same block runs against both; without a Redis on PATH the stand-in alone is held to the written replies. */
export const targets: Target[] = hasRealRedis ? [real, standIn] : [standIn]
export const both = { real, standIn }

function encode(args: (string | number)[]): Buffer {
  const parts = args.map((arg) => Buffer.from(String(arg), 'latin1'))
  const pieces = parts.flatMap((part) => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')])
  return Buffer.concat([Buffer.from(`*${parts.length}\r\n`), ...pieces])
}

/** Undefined: not all of it has arrived. */
function decode(text: string, from: number): { value: Wire; next: number } | undefined {
  const end = text.indexOf('\r\n', from)
  if (end === -1) return undefined
  const line = text.slice(from, end)
  const body = line.slice(1)
  if (line[0] === '+' || line[0] === '-') return { value: line, next: end + 2 }
  if (line[0] === ':') return { value: Number(body), next: end + 2 }
  const count = Number(body)
  if (count === -1) return { value: null, next: end + 2 }
  if (line[0] === '$') {
    const stop = end + 2 + count
    return text.length < stop + 2 ? undefined : { value: `:${text.slice(end + 2, stop)}`, next: stop + 2 }
  }
  const items: Wire[] = []
  let next = end + 2
  for (let i = 0; i < count; i += 1) {
    const item = decode(text, next)
    if (item === undefined) return undefined
    items.push(item.value)
    next = item.next
  }
  return { value: items, next }
}

export async function connectRaw(url: string): Promise<RawClient> {
  const { hostname, port } = new URL(url)
  const socket: Socket = await new Promise((resolve, reject) => {
    const opened = connect({ host: hostname, port: Number(port) }, () => resolve(opened))
    opened.once('error', reject)
  })
  const waiting: ((reply: Wire) => void)[] = []
  let pending = ''
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1')
    for (let one = decode(pending, 0); one !== undefined; one = decode(pending, 0)) {
      pending = pending.slice(one.next)
      waiting.shift()?.(one.value)
    }
  })
  return {
    send: (...args) =>
      new Promise((resolve) => {
        waiting.push(resolve)
        socket.write(encode(args))
      }),
    close: () => void socket.destroy(),
  }
}
