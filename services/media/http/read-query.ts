import type { IncomingMessage } from 'node:http'
import { ProtocolError } from './protocol-error'

const maxBodyBytes = 256 * 1024

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > maxBodyBytes) throw new ProtocolError(400, 'Request too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The SDK puts the parameters of a DELETE in its body, other clients in the address: both count. */
export async function readQuery(request: IncomingMessage): Promise<URLSearchParams> {
  const address = new URL(request.url ?? '/', 'http://localhost').searchParams
  const body = new URLSearchParams(await readBody(request))
  return new URLSearchParams([...address, ...body])
}
