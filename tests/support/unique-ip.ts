import { randomInt } from 'node:crypto'

const addresses = 2 ** 24
const start = randomInt(addresses)
let used = 0

/**
 * An address that no other test uses, so that one test's attempts never spend another's limit. One after the other from wherever this
 * process began: of thousands that are each drawn by luck, two are likely to be the same.
 */
export function uniqueIp(): string {
  const number = (start + used) % addresses
  used += 1
  return `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`
}
