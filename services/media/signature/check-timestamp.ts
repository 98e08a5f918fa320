import { ProtocolError } from '../http/protocol-error'

const signatureLifeSeconds = 3600

function describeTime(timestampSeconds: number): string {
  return `${new Date(timestampSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/**
 * Cloudinary documents one hour after the timestamp and no expiry parameter. A timestamp far ahead would be a ticket
 * that lives as long as its signer likes, so the same hour holds in that direction too.
 */
export function checkTimestamp(timestamp: string | undefined, nowMs: number): void {
  if (timestamp === undefined || timestamp === '') {
    throw new ProtocolError(400, 'Missing required parameter - timestamp')
  }
  // Ten digits are seconds until the year 2286; a timestamp in milliseconds is a bug of the signer.
  if (!/^\d{1,10}$/.test(timestamp))
    throw new ProtocolError(400, `Invalid timestamp ${timestamp.slice(0, 40)}`)
  const timestampSeconds = Number(timestamp)
  const nowSeconds = nowMs / 1000
  const reported = `Stale request - reported time is ${describeTime(timestampSeconds)}`
  if (nowSeconds - timestampSeconds > signatureLifeSeconds) {
    throw new ProtocolError(400, `${reported} which is more than 1 hour ago`)
  }
  if (timestampSeconds - nowSeconds > signatureLifeSeconds) {
    throw new ProtocolError(400, `${reported} which is more than 1 hour ahead`)
  }
}
