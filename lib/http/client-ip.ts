import 'server-only'
import { isIP } from 'node:net'
import { loopback } from '@/lib/rate-limit/limits'

/** What every caller without a usable address shares: one strict bucket. */
const unknownIp = 'unknown'

/** The last 32 bits of an address that ends in dots, as two groups: `192.0.2.1` is `c000:201`. */
function groupsOfIpv4(ip: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number)
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

/** The eight groups of a valid IPv6 address, whatever short form it is written in (RFC 4291, 2.2). */
function groupsOf(ip: string): number[] {
  const tailAt = ip.lastIndexOf(':') + 1
  const tail = ip.slice(tailAt)
  const hex = ip.slice(0, tailAt) + (tail.includes('.') ? groupsOfIpv4(tail) : tail)
  const [left = [], right = []] = hex.split('::').map((half) => (half ? half.split(':') : []))
  const gap = Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...gap, ...right].map((group) => Number.parseInt(group, 16))
}

/** An IPv4 address in IPv6 clothes as what it is, loopback as itself, the rest as its /64: what one customer holds. */
function normaliseIpv6(ip: string): string {
  const groups = groupsOf(ip)
  const [high = 0, low = 0] = groups.slice(6)
  if (groups.slice(0, 5).every((group) => group === 0)) {
    if (groups[5] === 0xffff) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
    if (groups[5] === 0 && high === 0 && low === 1) return '::1'
  }
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}

function normalise(text: string): string {
  const [bare = ''] = text
    .trim()
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1') // [2001:db8::1]:443
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1') // 192.0.2.1:443
    .split('%', 1) // fe80::1%eth0
  if (isIP(bare) === 4) return bare
  if (isIP(bare) === 6) return normaliseIpv6(bare)
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
    return only === '127.0.0.1' || only === '::1' ? loopback : unknownIp
  }
  const entry = chain.at(-trustedHops)
  return entry === undefined ? unknownIp : normalise(entry)
}
