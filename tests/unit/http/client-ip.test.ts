import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientIp } from '@/lib/http/client-ip'

const behind = (hops: number, forwarded: string | null, extra: Record<string, string> = {}) =>
  clientIp(new Headers({ ...extra, ...(forwarded === null ? {} : { 'x-forwarded-for': forwarded }) }), hops)

describe('clientIp', () => {
  it.each([
    [1, '198.51.100.7', '198.51.100.7'],
    [1, '6.6.6.6, 198.51.100.7', '198.51.100.7'],
    [2, '6.6.6.6, 198.51.100.7, 10.0.0.1', '198.51.100.7'],
    [3, '198.51.100.7, 10.0.0.1', 'unknown'],
    [1, '6.6.6.6,', '6.6.6.6'],
    [1, null, 'unknown'],
    [1, '', 'unknown'],
  ])('counts %i trusted hops from the right of %j [R42]', (hops, forwarded, ip) => {
    expect(behind(hops, forwarded)).toBe(ip)
  })

  it('reads no other header [R42]', () => {
    const spoofed = {
      'x-real-ip': '6.6.6.6',
      forwarded: 'for=6.6.6.6',
      'cf-connecting-ip': '6.6.6.6',
      'true-client-ip': '6.6.6.6',
    }
    expect(behind(1, '198.51.100.7', spoofed)).toBe('198.51.100.7')
    expect(behind(1, null, spoofed)).toBe('unknown')
  })

  it.each([
    ['198.51.100.7:443', '198.51.100.7'],
    [' 198.51.100.7 ', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['::FFFF:198.51.100.7', '198.51.100.7'],
    ['[::ffff:198.51.100.7]:443', '198.51.100.7'],
    ['::ffff:c633:6407', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:8080', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:192.0.2.1', '2001:db8:1:2::/64'],
    ['::', '0:0:0:0::/64'],
  ])('writes %j as %j [R43]', (entry, ip) => {
    expect(behind(1, entry)).toBe(ip)
  })

  it.each([
    '',
    ' ',
    'localhost',
    '999.1.1.1',
    '1.2.3',
    '01.2.3.4',
    '1.2.3.4.5',
    '::g',
    '2001:db8::1::2',
    '<script>',
    '*',
  ])('puts %j into the one strict bucket [R43]', (entry) => {
    expect(behind(1, `x, ${entry}`)).toBe('unknown')
  })

  it.each([
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback'],
    ['::2', 'unknown'],
    ['::ffff:c633:6407', 'unknown'],
    ['198.51.100.7', 'unknown'],
    ['127.0.0.1, 127.0.0.1', 'unknown'],
    [null, 'unknown'],
  ])('trusts nothing but loopback where no proxy is trusted: %j', (forwarded, ip) => {
    expect(behind(0, forwarded)).toBe(ip)
  })

  it('gives two hosts of one /64 the same bucket and never throws [R43]', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.string(), (ip, text) => {
        expect(behind(1, ip)).toMatch(/^([0-9a-f]+:){4}:\/64$|^::1$|^\d+\.\d+\.\d+\.\d+$/)
        expect(typeof behind(1, text.replace(/[^\x20-\x7e]/g, ''))).toBe('string')
      }),
    )
    const hosts = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 0xffff })))
    fc.assert(
      fc.property(hosts, hosts, (network, host) => {
        const text = (parts: number[]) => parts.map((part) => part.toString(16)).join(':')
        expect(behind(1, `${text(network)}:${text(host)}`)).toBe(`${text(network)}::/64`)
      }),
    )
  })
})
