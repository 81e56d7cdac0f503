/** The response before and after one in the queue. Pure. */
export interface Neighbours {
  readonly previous: string | undefined
  readonly next: string | undefined
}

export function neighboursOf(keys: readonly string[], key: string | undefined): Neighbours {
  const place = key === undefined ? -1 : keys.indexOf(key)
  if (place < 0) return { previous: undefined, next: keys[0] }
  return { previous: keys[place - 1], next: keys[place + 1] }
}
