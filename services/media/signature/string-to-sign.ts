export type Params = ReadonlyMap<string, string>
export type SignatureVersion = 1 | 2

/**
 * Version 2 writes `&` inside a pair as `%26`. Version 1 does not, so under it the one value
 * `notification_url=https://x?a=1&tags=evil` and the two values `notification_url`, `tags` give the same string:
 * whoever holds one signature could move text from a value into a parameter of its own.
 */
export function buildStringToSign(params: Params, version: SignatureVersion): string {
  return [...params]
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .map((pair) => (version === 2 ? pair.replaceAll('&', '%26') : pair))
    .join('&')
}
