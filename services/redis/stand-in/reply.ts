/** What a command answers. Text is kept as latin1 strings throughout, one character per byte, so bytes pass unharmed. */
export type Reply = string | number | null | Status | RedisError | Reply[]

export class Status {
  constructor(readonly text: string) {}
}

export class RedisError extends Error {
  override name = 'RedisError'
}

export const ok = new Status('OK')

export const wrongType = () =>
  new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value')
export const notInteger = () => new RedisError('ERR value is not an integer or out of range')
export const syntaxError = () => new RedisError('ERR syntax error')

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')

/** RESP2, redis.io/docs/reference/protocol-spec. */
export function encodeReply(reply: Reply): Buffer {
  if (reply === null) return bytes('$-1\r\n')
  if (typeof reply === 'number') return bytes(`:${reply}\r\n`)
  if (typeof reply === 'string') return bytes(`$${reply.length}\r\n${reply}\r\n`)
  if (reply instanceof Status) return bytes(`+${reply.text}\r\n`)
  // A line break inside would end the error early and be read as the next reply.
  if (reply instanceof RedisError) return bytes(`-${reply.message.replace(/[\r\n]+/g, ' ')}\r\n`)
  return Buffer.concat([bytes(`*${reply.length}\r\n`), ...reply.map(encodeReply)])
}
