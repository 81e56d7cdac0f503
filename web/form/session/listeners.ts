/** Who wants to know when one cell, or one part of the screen, changes. */
export interface Listeners {
  subscribe(topic: string, listener: () => void): () => void
  notify(topics: Iterable<string>): void
  topics(): Iterable<string>
}

export function createListeners(): Listeners {
  const byTopic = new Map<string, Set<() => void>>()
  return {
    subscribe(topic, listener) {
      const set = byTopic.get(topic) ?? new Set()
      byTopic.set(topic, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && byTopic.get(topic) === set) byTopic.delete(topic)
      }
    },
    notify(topics) {
      for (const topic of new Set(topics)) {
        for (const listener of [...(byTopic.get(topic) ?? [])]) listener()
      }
    },
    topics: () => byTopic.keys(),
  }
}
