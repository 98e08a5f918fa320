/** The same list from that one on and around to it again; null when it is not in there. */
export function startWith<Item extends { id: string }>(items: Item[], id: string): Item[] | null {
  const at = items.findIndex((item) => item.id === id)
  return at < 0 ? null : [...items.slice(at), ...items.slice(0, at)]
}
