/** Items by a key, in the order they came. `Map.groupBy` is not yet in the oldest Node this runs on. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const there = found.get(key)
    if (there) there.push(item)
    else found.set(key, [item])
  }
  return found
}
