/** A path with those entries of `query` that hold something, each value escaped; the bare path when none does. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return search ? `${path}?${search}` : path
}
