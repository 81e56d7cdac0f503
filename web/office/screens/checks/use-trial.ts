/** Runs a draft over all collected responses, piece by piece; can be stopped, and says how far it is. */
import { useRef, useState } from 'react'
import { type CheckTrial, tryCheck } from '../../../../server/contract/checks.ts'
import { call } from '../../../api/call.ts'
import { sumTrial } from './sum-trial.ts'

export interface Trial {
  readonly result: CheckTrial | undefined
  readonly running: boolean
  readonly error: unknown
  start(): void
  stop(): void
}

export function useTrial(formId: string, text: string): Trial {
  const [result, setResult] = useState<CheckTrial>()
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const run = useRef(0)

  const start = async () => {
    run.current += 1
    const mine = run.current
    setRunning(true)
    setError(undefined)
    setResult(undefined)
    try {
      let sum: CheckTrial | undefined
      let after: string | null = null
      do {
        const piece: CheckTrial = await call(tryCheck, { body: { formId, text, after } })
        if (run.current !== mine) return
        sum = sumTrial(sum, piece)
        setResult(sum)
        after = piece.next
      } while (after !== null)
    } catch (failure) {
      if (run.current === mine) setError(failure)
    } finally {
      if (run.current === mine) setRunning(false)
    }
  }
  const stop = () => {
    run.current += 1
    setRunning(false)
  }
  return { result, running, error, start: () => void start(), stop }
}
