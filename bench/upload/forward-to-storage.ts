import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { signString } from '../../services/media/signature/sign-string'
import { buildStringToSign } from '../../services/media/signature/string-to-sign'

function part(boundary: string, name: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
}

/**
 * Cloudinary's upload call, written out: the buffer goes into the socket as it is. Measured beside it, the official SDK
 * costs as much and FormData with fetch twice as much, in time and in memory: this is the classic design at its best.
 */
export async function forwardToStorage(
  cloudinaryUrl: URL,
  publicId: string,
  bytes: Buffer,
): Promise<{ secure_url: string }> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signed = new Map([
    ['public_id', publicId],
    ['timestamp', timestamp],
  ])
  const signature = signString(buildStringToSign(signed, 2), cloudinaryUrl.password, 'sha1')
  const boundary = `bench${randomUUID()}`
  const fields = [...signed, ['api_key', cloudinaryUrl.username], ['signature', signature]] as const
  const head = Buffer.from(
    `${fields.map(([name, value]) => part(boundary, name, value)).join('')}--${boundary}\r\n` +
      'Content-Disposition: form-data; name="file"; filename="clip.mp4"\r\nContent-Type: video/mp4\r\n\r\n',
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const prefix = cloudinaryUrl.searchParams.get('upload_prefix') ?? ''
  const outgoing = request(new URL(`/v1_1/${cloudinaryUrl.hostname}/video/upload`, prefix), {
    method: 'POST',
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': head.length + bytes.length + tail.length,
    },
  })
  outgoing.write(head)
  outgoing.write(bytes)
  outgoing.end(tail)
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  const body = (await json(response)) as { secure_url?: string }
  if (response.statusCode !== 200 || body.secure_url === undefined)
    throw new Error(`storage: ${response.statusCode} ${JSON.stringify(body)}`)
  return { secure_url: body.secure_url }
}
