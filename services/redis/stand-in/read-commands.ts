import { RedisError } from './reply'

export interface CommandReader {
  /** Every complete command in what has arrived so far. */
  push(chunk: Buffer): string[][]
}

/** The server's own limits (proto-max-bulk-len, multibulk): beyond them it is not a client but noise. */
const longestBulk = 512 * 1024 * 1024
const mostArguments = 1024 * 1024

function readCount(text: string, most: number): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 0 || count > most) throw new RedisError('ERR Protocol error')
  return count
}

/** Null: not all of it is here yet. */
function readLine(buffer: Buffer, from: number): { text: string; next: number } | null {
  const end = buffer.indexOf('\r\n', from, 'latin1')
  return end === -1 ? null : { text: buffer.toString('latin1', from, end), next: end + 2 }
}

function readOne(buffer: Buffer, from: number): { args: string[]; next: number } | null {
  const head = readLine(buffer, from)
  if (head === null) return null
  // Typed by hand in a terminal, or our own readiness check: words on one line.
  if (!head.text.startsWith('*')) return { args: head.text.split(' ').filter(Boolean), next: head.next }
  const args: string[] = []
  let { next } = head
  for (let left = readCount(head.text.slice(1), mostArguments); left > 0; left -= 1) {
    const size = readLine(buffer, next)
    if (size === null) return null
    if (!size.text.startsWith('$')) throw new RedisError('ERR Protocol error')
    const end = size.next + readCount(size.text.slice(1), longestBulk)
    if (buffer.length < end + 2) return null
    args.push(buffer.toString('latin1', size.next, end))
    next = end + 2
  }
  return { args, next }
}

export function createCommandReader(): CommandReader {
  let pending: Buffer = Buffer.alloc(0)
  return {
    push: (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      const commands: string[][] = []
      let from = 0
      for (let one = readOne(pending, from); one !== null; one = readOne(pending, from)) {
        if (one.args.length > 0) commands.push(one.args)
        from = one.next
      }
      pending = pending.subarray(from)
      return commands
    },
  }
}
