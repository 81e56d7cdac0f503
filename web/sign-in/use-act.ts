/** One act at a time: under way, failed with its error, or done. */
import { useState } from 'react'

export interface Act {
  readonly pending: boolean
  readonly error: unknown
  run(work: () => Promise<void>): Promise<void>
}

export function useAct(): Act {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    pending,
    error,
    async run(work) {
      setPending(true)
      setError(null)
      try {
        await work()
      } catch (thrown) {
        setError(thrown)
      } finally {
        setPending(false)
      }
    },
  }
}
