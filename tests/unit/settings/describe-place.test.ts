import { expect, it } from 'vitest'
import { describePlace } from '@/components/settings/describe-place'

it.each([
  ['loopback', 'this computer'],
  ['127.0.0.1', 'this computer'],
  ['::1', 'this computer'],
  ['unknown', 'an unknown address'],
  ['', 'an unknown address'],
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:41:7::/64', '2001:db8:41:7::/64'],
])('reads %j as %j', (ip, place) => {
  expect(describePlace(ip)).toBe(place)
})
