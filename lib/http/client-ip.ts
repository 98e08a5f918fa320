import 'server-only'
import { isIP } from 'node:net'

/** What every caller without a usable address shares: one strict bucket. */
export const unknownIp = 'unknown'

/** First 64 bits of an IPv6 address: what one customer usually holds (R43). */
function networkOf(ip: string): string {
  const [head = '', tail] = ip.toLowerCase().split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(Math.max(0, gap)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

function normalise(text: string): string {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1') // [2001:db8::1]:443
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1') // 192.0.2.1:443
    .replace(/%.*$/, '') // fe80::1%eth0
    .replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, '$1') // an IPv4 address in IPv6 clothes
  if (isIP(bare) === 4) return bare
  if (isIP(bare) === 6) return networkOf(bare)
  return unknownIp
}

/**
 * The address that the last `trustedHops` proxies vouch for, normalised; IPv6 as its /64.
 *
 * The left end of X-Forwarded-For is whatever the client wrote: only the n-th entry from the right was put
 * there by a proxy of ours. With no proxy, `next start` passes a client's own header through and fills it from
 * the socket only when it is absent, so an address cannot be told at all and everyone shares one bucket,
 * unless this is plain loopback (R42).
 */
export function clientIp(headers: Headers, trustedHops: number): string {
  const chain = (headers.get('x-forwarded-for') ?? '').split(',').filter((entry) => entry.trim() !== '')
  if (trustedHops === 0) {
    const only = chain.length === 1 && chain[0] !== undefined ? normalise(chain[0]) : unknownIp
    return only === '127.0.0.1' || only === '0:0:0:0::/64' ? 'loopback' : unknownIp
  }
  const entry = chain.at(-trustedHops)
  return entry === undefined ? unknownIp : normalise(entry)
}
