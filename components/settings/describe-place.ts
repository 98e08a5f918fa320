/** An address as a person reads it. IPv6 arrives as its /64, the part that stands for a connection and not for a device. */
export function describePlace(ip: string): string {
  if (ip === 'loopback' || ip === '127.0.0.1' || ip === '::1') return 'this computer'
  return ip === 'unknown' || ip === '' ? 'an unknown address' : ip
}
